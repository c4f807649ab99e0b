// Made from schemas/ by scripts/generate.mjs. Do not edit.

/** The keys of each object of `ClusterNetworkSpec`, by its JSON pointer; `*` stands for an index. */
export const CLUSTER_NETWORK_SPEC_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": [
    "apiVersion",
    "kind",
    "metadata",
    "kubernetes",
    "windows",
    "platform",
    "network",
    "cidrs",
    "dns",
    "outboundNat",
    "runtime",
    "cni",
    "paths",
    "proxy",
    "nodes",
    "ignore"
  ],
  "/metadata": [
    "name"
  ],
  "/kubernetes": [
    "version",
    "form",
    "services"
  ],
  "/windows": [
    "version",
    "adapter"
  ],
  "/network": [
    "driver",
    "plugin",
    "name",
    "apiVersion",
    "vni",
    "port",
    "macPrefix",
    "dsr",
    "ipMasq",
    "mtu"
  ],
  "/cidrs": [
    "cluster",
    "service",
    "management",
    "nodeMask",
    "nodeMaskIPv6"
  ],
  "/dns": [
    "server",
    "domain",
    "search",
    "external"
  ],
  "/outboundNat": [
    "exceptions",
    "reachable"
  ],
  "/runtime": [
    "name",
    "cniPlugins",
    "flannel",
    "flannelCni"
  ],
  "/cni": [
    "form",
    "version",
    "fileName",
    "confDirectory",
    "binDirectory",
    "ipam"
  ],
  "/paths": [
    "directory",
    "kubelet",
    "kubeProxy",
    "flanneld",
    "nssm",
    "kubeLogRunner",
    "kubeconfig",
    "logDirectory",
    "flannelNetConf",
    "flannelSubnetFile"
  ],
  "/proxy": [
    "httpProxy",
    "httpsProxy",
    "noProxy"
  ],
  "/nodes/*": [
    "name",
    "managementIP",
    "podCIDR",
    "adapter",
    "drMAC"
  ],
  "/ignore/*": [
    "code",
    "at",
    "file",
    "reason"
  ]
}

/** The keys of each object of `DiagnosticReport`, by its JSON pointer; `*` stands for an index. */
export const DIAGNOSTIC_REPORT_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": [
    "version",
    "diagnostics",
    "summary"
  ],
  "/diagnostics/*": [
    "code",
    "name",
    "severity",
    "message",
    "label",
    "help",
    "location",
    "related",
    "fix"
  ],
  "/diagnostics/*/location": [
    "path",
    "pointer",
    "range"
  ],
  "/diagnostics/*/location/range": [
    "start",
    "end"
  ],
  "/diagnostics/*/location/range/start": [
    "offset",
    "line",
    "column"
  ],
  "/diagnostics/*/location/range/end": [
    "offset",
    "line",
    "column"
  ],
  "/diagnostics/*/related/*": [
    "location",
    "message"
  ],
  "/diagnostics/*/related/*/location": [
    "path",
    "pointer",
    "range"
  ],
  "/diagnostics/*/related/*/location/range": [
    "start",
    "end"
  ],
  "/diagnostics/*/related/*/location/range/start": [
    "offset",
    "line",
    "column"
  ],
  "/diagnostics/*/related/*/location/range/end": [
    "offset",
    "line",
    "column"
  ],
  "/diagnostics/*/fix": [
    "title",
    "safe",
    "edits"
  ],
  "/diagnostics/*/fix/edits/*": [
    "range",
    "newText"
  ],
  "/diagnostics/*/fix/edits/*/range": [
    "start",
    "end"
  ],
  "/diagnostics/*/fix/edits/*/range/start": [
    "offset",
    "line",
    "column"
  ],
  "/diagnostics/*/fix/edits/*/range/end": [
    "offset",
    "line",
    "column"
  ],
  "/summary": [
    "errors",
    "warnings",
    "infos"
  ]
}

/** The keys of each object of `ExplanationReport`, by its JSON pointer; `*` stands for an index. */
export const EXPLANATION_REPORT_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": [
    "version",
    "subjects",
    "meant"
  ],
  "/subjects/*": [
    "id",
    "name",
    "kind",
    "severity",
    "title",
    "why",
    "points",
    "symptoms",
    "steps",
    "codes",
    "example",
    "sources"
  ],
  "/subjects/*/example": [
    "command",
    "bad",
    "good",
    "fixed",
    "unsafe",
    "printed"
  ],
  "/subjects/*/example/bad": [
    "name",
    "text"
  ],
  "/subjects/*/example/good": [
    "name",
    "text"
  ],
  "/subjects/*/sources/*": [
    "evidence",
    "where"
  ]
}
