/** The part of entry scripts that finds the gateway of this container, which is the machine: `$machine`, or empty. */
export const machineAddress = `# proc(5), /proc/net/route: the default route's gateway, in hexadecimal with its last byte first.
machine=$(sed -n 's/^[^\\t]*\\t00000000\\t\\(..\\)\\(..\\)\\(..\\)\\(..\\)\\t.*/0x\\4 0x\\3 0x\\2 0x\\1/p' /proc/net/route | head -n 1)
# shellcheck disable=SC2086
[ -z "$machine" ] || machine=$(printf '%d.%d.%d.%d' $machine)
`

/**
 * The part of the entry script for `host-gateway`, the address that `--add-host host.docker.internal:host-gateway` stands
 * for. It is docker0 of the daemon, where only ports of inner containers are. On a runner without a job daemon that name
 * also reaches the machine, where GitHub publishes `services:` and where the steps of the job listen. So what no process of
 * this container listens to is passed on to the gateway of this container, which is the machine.
 *
 * It reads `$gateway` of `networkArguments`. `-m socket` sees the port of an inner container by the docker-proxy that
 * listens to it (iptables-extensions(8)). A kernel without it has `host-gateway` at the machine.
 */
export const hostGatewayScript = `${machineAddress}if [ -n "$gateway" ] && [ -n "$machine" ]; then
  pass_on() {
    iptables-restore -w --noflush <<RULES
*nat
:BERTH-MACHINE - [0:0]
-A BERTH-MACHINE -m socket --nowildcard -j RETURN
-A BERTH-MACHINE -p tcp -j DNAT --to-destination $machine
-A BERTH-MACHINE -p udp -j DNAT --to-destination $machine
-A PREROUTING -d $gateway -j BERTH-MACHINE
COMMIT
RULES
  }
  if [ "$gateway" = none ] || ! pass_on 2>/dev/null; then
    set -- "$@" --host-gateway-ip "$machine"
  fi
fi
`
