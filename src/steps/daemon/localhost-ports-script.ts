/**
 * The part of entry scripts for published ports at localhost of the job. It reads `$first` and `$sources` of
 * `networkArguments`, and `$machine`.
 *
 * - Ports that the daemon chooses itself begin at `$first`.
 * - What the job (`$sources`) sends to this container, and no process here listens to, goes to loopback of this container.
 *   There docker-proxy listens for `--publish 127.0.0.1:8080:80`. Nobody but the job reaches those ports, as on a machine.
 *   A kernel without `-m socket` has none of this.
 *
 * `route_localnet` would let neighbours send packets to loopback (CVE-2020-8558), so those are dropped.
 */
export const localhostPortsScript = `if [ -n "$first" ]; then
  echo "$first 60999" 2>/dev/null >/proc/sys/net/ipv4/ip_local_port_range || true
fi
[ "$sources" != machine ] || sources=$machine
if [ -n "$sources" ]; then
  open_loopback() {
    iptables-restore -w --noflush <<RULES && echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet
*mangle
-A PREROUTING -d 127.0.0.0/8 ! -i lo -j DROP
COMMIT
*nat
:BERTH-LOOPBACK - [0:0]
-A BERTH-LOOPBACK -m socket --nowildcard -j RETURN
-A BERTH-LOOPBACK -p tcp -j DNAT --to-destination 127.0.0.1
-A BERTH-LOOPBACK -p udp -j DNAT --to-destination 127.0.0.1
-A PREROUTING -s $sources -m addrtype --dst-type LOCAL -j BERTH-LOOPBACK
COMMIT
RULES
  }
  open_loopback 2>/dev/null || warn "ports that are published on 127.0.0.1 are not at localhost of the job: the kernel has no -m socket of iptables"
fi
`
