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
    "policies",
    "runtime",
    "azure",
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
    "delegate",
    "policyEngine",
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
  "/policies": [
    "endpoint",
    "network"
  ],
  "/policies/endpoint": [
    "outboundNat",
    "loopbackDSR",
    "portMappings",
    "routes",
    "acls",
    "qos",
    "l2Driver",
    "l4Proxies",
    "l4WfpProxies",
    "portName",
    "encapOverhead",
    "iov",
    "interfaceConstraint",
    "tierAcls",
    "vlan"
  ],
  "/policies/endpoint/outboundNat/*": [
    "destinations",
    "virtualIP",
    "maxPortPoolUsage"
  ],
  "/policies/endpoint/portMappings/*": [
    "protocol",
    "internalPort",
    "externalPort",
    "vip",
    "localRoutedVip",
    "externalPortReserved"
  ],
  "/policies/endpoint/routes/*": [
    "destinationPrefix",
    "nextHop",
    "needEncap",
    "automaticEndpointMonitor"
  ],
  "/policies/endpoint/acls/*": [
    "id",
    "action",
    "direction",
    "protocols",
    "localAddresses",
    "remoteAddresses",
    "localPorts",
    "remotePorts",
    "ruleType",
    "priority",
    "serviceName"
  ],
  "/policies/endpoint/qos": [
    "maximumOutgoingBandwidth"
  ],
  "/policies/endpoint/l4Proxies/*": [
    "ip",
    "port",
    "protocol",
    "exceptions",
    "destination",
    "outboundNat"
  ],
  "/policies/endpoint/l4WfpProxies/*": [
    "inboundProxyPort",
    "outboundProxyPort",
    "filter",
    "userSID",
    "inboundExceptions",
    "outboundExceptions"
  ],
  "/policies/endpoint/l4WfpProxies/*/filter": [
    "protocols",
    "localAddresses",
    "remoteAddresses",
    "localPorts",
    "remotePorts",
    "priority"
  ],
  "/policies/endpoint/l4WfpProxies/*/inboundExceptions": [
    "addresses",
    "ports"
  ],
  "/policies/endpoint/l4WfpProxies/*/outboundExceptions": [
    "addresses",
    "ports"
  ],
  "/policies/endpoint/iov": [
    "offloadWeight",
    "queuePairsRequested",
    "interruptModeration"
  ],
  "/policies/endpoint/interfaceConstraint": [
    "guid",
    "luid",
    "index",
    "mediaType",
    "alias",
    "description"
  ],
  "/policies/endpoint/tierAcls/*": [
    "name",
    "direction",
    "order",
    "rules"
  ],
  "/policies/endpoint/tierAcls/*/rules/*": [
    "id",
    "action",
    "protocols",
    "localAddresses",
    "remoteAddresses",
    "localPorts",
    "remotePorts",
    "priority"
  ],
  "/policies/network": [
    "hostRoute",
    "sourceMac",
    "automaticDNS",
    "vxlanPort",
    "vlan",
    "sets",
    "acls",
    "remoteSubnetRoutes",
    "vswitchExtensions",
    "interfaceConstraint",
    "layerConstraint"
  ],
  "/policies/network/sets/*": [
    "id",
    "name",
    "type",
    "values"
  ],
  "/policies/network/acls/*": [
    "id",
    "action",
    "direction",
    "protocols",
    "localAddresses",
    "remoteAddresses",
    "localPorts",
    "remotePorts",
    "ruleType",
    "priority",
    "serviceName"
  ],
  "/policies/network/remoteSubnetRoutes/*": [
    "destinationPrefix",
    "vni",
    "providerAddress",
    "drMAC"
  ],
  "/policies/network/vswitchExtensions/*": [
    "id",
    "enable"
  ],
  "/policies/network/interfaceConstraint": [
    "guid",
    "luid",
    "index",
    "mediaType",
    "alias",
    "description"
  ],
  "/runtime": [
    "name",
    "cniPlugins",
    "flannel",
    "flannelCni",
    "azureVnet"
  ],
  "/azure": [
    "executionMode",
    "ipamMode",
    "hnsTimeoutDurationInSeconds",
    "blockWireServer",
    "blockMetadata"
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
    "flannelSubnetFile",
    "calicoKubeconfig"
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
    "spec",
    "bad",
    "good",
    "fixed",
    "unsafe",
    "printed"
  ],
  "/subjects/*/example/spec": [
    "name",
    "text"
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
