# shellcheck shell=bash
# Images without an engine. Sourced by script/ground.

# oci_layout ARCHIVE NAME DIRECTORY: writes the OCI layout of an image that has one layer, the archive of a root file
# system. What is set in it is read as lines of a Dockerfile from stdin (image-layout.md, config.md of the OCI image spec).
oci_layout() {
  local archive=$1 name=docker.io/$2 directory=$3 layer config manifest
  apt_install "images are described in JSON" jq
  mkdir -p "$directory/blobs/sha256"
  layer=$(sha256sum "$archive" | cut -d' ' -f1)
  # Another name of the same file, if it can have one: archives are large.
  ln -f "$archive" "$directory/blobs/sha256/$layer" 2>/dev/null || cp "$archive" "$directory/blobs/sha256/$layer"
  config=$(jq -Rcn --arg layer "sha256:$layer" '
    reduce (inputs | capture("^(?<key>[A-Z]+) (?<value>.*)$")) as {$key, $value} ({};
      if $key == "CMD" then .Cmd = ($value | fromjson)
      elif $key == "ENTRYPOINT" then .Entrypoint = ($value | fromjson)
      elif $key == "ENV" then .Env += [$value]
      elif $key == "USER" then .User = $value
      elif $key == "WORKDIR" then .WorkingDir = $value
      elif $key == "VOLUME" then .Volumes += {($value): {}}
      elif $key == "EXPOSE" then .ExposedPorts += ($value | split(" ") | map({key: (. + "/tcp"), value: {}}) | from_entries)
      else error("no rule for " + $key) end) |
    {architecture: "amd64", os: "linux", config: ., rootfs: {type: "layers", diff_ids: [$layer]}, history: [{created: "1970-01-01T00:00:00Z"}]}' |
    oci_blob application/vnd.oci.image.config.v1+json "$directory")
  layer=$(jq -cn --arg digest "sha256:$layer" --argjson size "$(stat -c %s "$archive")" \
    '{mediaType: "application/vnd.oci.image.layer.v1.tar", digest: $digest, size: $size}')
  manifest=$(jq -cn --argjson config "$config" --argjson layer "$layer" \
    '{schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json", config: $config, layers: [$layer]}' |
    oci_blob application/vnd.oci.image.manifest.v1+json "$directory")
  # containerd takes the name from its own annotation, BuildKit's oci-layout:// from the tag.
  jq -cn --argjson manifest "$manifest" --arg name "$name" \
    '{schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: [$manifest + {platform: {architecture: "amd64", os: "linux"},
      annotations: {"io.containerd.image.name": $name, "org.opencontainers.image.ref.name": ($name | split(":") | last)}}]}' >"$directory/index.json"
  echo '{"imageLayoutVersion":"1.0.0"}' >"$directory/oci-layout"
}

# oci_blob TYPE DIRECTORY: stores stdin as a blob, and prints its descriptor.
oci_blob() {
  local file digest
  file=$(mktemp "$2/blobs/sha256/.new.XXXXXX")
  cat >"$file"
  digest=$(sha256sum "$file" | cut -d' ' -f1)
  jq -cn --arg type "$1" --arg digest "sha256:$digest" --argjson size "$(stat -c %s "$file")" '{mediaType: $type, digest: $digest, size: $size}'
  chmod 0644 "$file"
  mv "$file" "$2/blobs/sha256/$digest"
}
