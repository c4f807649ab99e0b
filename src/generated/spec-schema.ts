// Made from schemas/ by scripts/generate.mjs. Do not edit.
/** As much of JSON Schema (2020-12) as the schema of the spec uses. */
export interface SpecSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: string
  readonly enum?: readonly (string | number)[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, SpecSchema>>
  readonly additionalProperties?: false
  readonly items?: SpecSchema
  readonly minItems?: number
}

/** `schemas/cluster-network.schema.json`. */
export const SPEC_SCHEMA: SpecSchema = {
  "type": "object",
  "additionalProperties": false,
  "required": [
    "apiVersion",
    "kind",
    "network",
    "cidrs"
  ],
  "properties": {
    "apiVersion": {
      "const": "hnsc.dev/v1alpha1"
    },
    "kind": {
      "const": "ClusterNetwork"
    },
    "metadata": {
      "$ref": "#/$defs/metadata"
    },
    "kubernetes": {
      "$ref": "#/$defs/kubernetes"
    },
    "windows": {
      "$ref": "#/$defs/windows"
    },
    "platform": {
      "enum": [
        "azure",
        "aws",
        "gce",
        "other"
      ]
    },
    "network": {
      "$ref": "#/$defs/network"
    },
    "cidrs": {
      "$ref": "#/$defs/cidrs"
    },
    "dns": {
      "$ref": "#/$defs/dns"
    },
    "outboundNat": {
      "$ref": "#/$defs/outboundNat"
    },
    "policies": {
      "$ref": "#/$defs/policies"
    },
    "runtime": {
      "$ref": "#/$defs/runtime"
    },
    "azure": {
      "$ref": "#/$defs/azure"
    },
    "cni": {
      "$ref": "#/$defs/cni"
    },
    "paths": {
      "$ref": "#/$defs/paths"
    },
    "proxy": {
      "$ref": "#/$defs/proxy"
    },
    "nodes": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/node"
      }
    },
    "ignore": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/ignore"
      }
    }
  }
}

/** What its references name. */
export const SPEC_SCHEMA_DEFS: Readonly<Record<string, SpecSchema>> = {
  "metadata": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 253
      }
    }
  },
  "kubernetes": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "version": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^v?[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,3})?$"
      },
      "form": {
        "enum": [
          "flags",
          "config"
        ]
      },
      "services": {
        "enum": [
          "native",
          "nssm",
          "none"
        ]
      }
    }
  },
  "windows": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "version": {
        "type": [
          "string",
          "number"
        ]
      },
      "adapter": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      }
    }
  },
  "network": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "driver"
    ],
    "properties": {
      "driver": {
        "enum": [
          "l2bridge",
          "overlay",
          "l2tunnel",
          "transparent",
          "nat"
        ]
      },
      "plugin": {
        "enum": [
          "flannel",
          "win-bridge",
          "win-overlay",
          "azure-vnet",
          "sdnbridge",
          "sdnoverlay",
          "ovn-kubernetes",
          "nat",
          "calico",
          "antrea"
        ]
      },
      "delegate": {
        "enum": [
          "win-bridge",
          "win-overlay",
          "sdnbridge",
          "sdnoverlay"
        ]
      },
      "policyEngine": {
        "enum": [
          "calico"
        ]
      },
      "name": {
        "type": "string",
        "pattern": "^[a-zA-Z0-9][a-zA-Z0-9_.\\-]*$"
      },
      "apiVersion": {
        "enum": [
          1,
          2
        ]
      },
      "vni": {
        "type": "integer",
        "minimum": 4096,
        "maximum": 65535
      },
      "port": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      },
      "macPrefix": {
        "type": "string",
        "pattern": "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$"
      },
      "dsr": {
        "type": "boolean"
      },
      "ipMasq": {
        "type": "boolean"
      },
      "mtu": {
        "type": "integer",
        "minimum": 576,
        "maximum": 65535
      }
    }
  },
  "cidrs": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "cluster",
      "service",
      "management"
    ],
    "properties": {
      "cluster": {
        "type": [
          "string",
          "array"
        ],
        "items": {
          "type": "string"
        }
      },
      "service": {
        "type": [
          "string",
          "array"
        ],
        "items": {
          "type": "string"
        }
      },
      "management": {
        "type": [
          "string",
          "array"
        ],
        "items": {
          "type": "string"
        }
      },
      "nodeMask": {
        "type": "integer",
        "minimum": 1,
        "maximum": 29
      },
      "nodeMaskIPv6": {
        "type": "integer",
        "minimum": 1,
        "maximum": 125
      }
    }
  },
  "dns": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "server": {
        "type": "string"
      },
      "domain": {
        "type": "string"
      },
      "search": {
        "type": "array",
        "items": {
          "type": "string"
        }
      },
      "external": {
        "type": "boolean"
      }
    }
  },
  "outboundNat": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "exceptions": {
        "type": "array",
        "items": {
          "type": "string"
        }
      },
      "reachable": {
        "type": "array",
        "items": {
          "type": "string"
        }
      }
    }
  },
  "policies": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "endpoint": {
        "$ref": "#/$defs/endpointPolicies"
      },
      "network": {
        "$ref": "#/$defs/networkPolicies"
      }
    }
  },
  "endpointPolicies": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "outboundNat": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/outboundNatPolicy"
        }
      },
      "loopbackDSR": {
        "type": "boolean"
      },
      "portMappings": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/portMappingPolicy"
        }
      },
      "routes": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/routePolicy"
        }
      },
      "acls": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/aclPolicy"
        }
      },
      "qos": {
        "$ref": "#/$defs/qosPolicy"
      },
      "l2Driver": {
        "type": "boolean"
      },
      "l4Proxies": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/l4ProxyPolicy"
        }
      },
      "l4WfpProxies": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/l4WfpProxyPolicy"
        }
      },
      "portName": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      },
      "encapOverhead": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      },
      "iov": {
        "$ref": "#/$defs/iovPolicy"
      },
      "interfaceConstraint": {
        "$ref": "#/$defs/interfaceConstraintPolicy"
      },
      "tierAcls": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/tierAclPolicy"
        }
      },
      "vlan": {
        "type": "integer",
        "minimum": 1,
        "maximum": 4094
      }
    }
  },
  "networkPolicies": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "hostRoute": {
        "type": "boolean"
      },
      "sourceMac": {
        "type": "string"
      },
      "automaticDNS": {
        "type": "boolean"
      },
      "vxlanPort": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      },
      "vlan": {
        "type": "integer",
        "minimum": 1,
        "maximum": 4094
      },
      "sets": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/setPolicy"
        }
      },
      "acls": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/aclPolicy"
        }
      },
      "remoteSubnetRoutes": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/remoteSubnetRoutePolicy"
        }
      },
      "vswitchExtensions": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/vswitchExtensionPolicy"
        }
      },
      "interfaceConstraint": {
        "$ref": "#/$defs/interfaceConstraintPolicy"
      },
      "layerConstraint": {
        "type": "string"
      }
    }
  },
  "outboundNatPolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "destinations"
    ],
    "properties": {
      "destinations": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "virtualIP": {
        "type": "string"
      },
      "maxPortPoolUsage": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      }
    }
  },
  "portMappingPolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "internalPort",
      "externalPort"
    ],
    "properties": {
      "protocol": {
        "type": [
          "string",
          "integer"
        ]
      },
      "internalPort": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      },
      "externalPort": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      },
      "vip": {
        "type": "string"
      },
      "localRoutedVip": {
        "type": "boolean"
      },
      "externalPortReserved": {
        "type": "boolean"
      }
    }
  },
  "routePolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "destinationPrefix"
    ],
    "properties": {
      "destinationPrefix": {
        "type": "string"
      },
      "nextHop": {
        "type": "string"
      },
      "needEncap": {
        "type": "boolean"
      },
      "automaticEndpointMonitor": {
        "type": "boolean"
      }
    }
  },
  "aclPolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "action",
      "direction"
    ],
    "properties": {
      "id": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      },
      "action": {
        "enum": [
          "Allow",
          "Block"
        ]
      },
      "direction": {
        "enum": [
          "In",
          "Out"
        ]
      },
      "protocols": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "localAddresses": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "remoteAddresses": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "localPorts": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "remotePorts": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "ruleType": {
        "enum": [
          "Switch",
          "Host"
        ]
      },
      "priority": {
        "type": "integer",
        "minimum": 100,
        "maximum": 65500
      },
      "serviceName": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      }
    }
  },
  "qosPolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "maximumOutgoingBandwidth"
    ],
    "properties": {
      "maximumOutgoingBandwidth": {
        "type": "integer",
        "minimum": 1,
        "maximum": 9007199254740991
      }
    }
  },
  "l4ProxyPolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "destination"
    ],
    "properties": {
      "ip": {
        "type": "string"
      },
      "port": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      },
      "protocol": {
        "type": [
          "string",
          "integer"
        ]
      },
      "exceptions": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "destination": {
        "type": "string"
      },
      "outboundNat": {
        "type": "boolean"
      }
    }
  },
  "l4WfpProxyPolicy": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "inboundProxyPort": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      },
      "outboundProxyPort": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      },
      "filter": {
        "$ref": "#/$defs/fiveTuple"
      },
      "userSID": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      },
      "inboundExceptions": {
        "$ref": "#/$defs/proxyExceptions"
      },
      "outboundExceptions": {
        "$ref": "#/$defs/proxyExceptions"
      }
    }
  },
  "fiveTuple": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "protocols": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "localAddresses": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "remoteAddresses": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "localPorts": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "remotePorts": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "priority": {
        "type": "integer",
        "minimum": 1,
        "maximum": 65535
      }
    }
  },
  "proxyExceptions": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "addresses": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "ports": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      }
    }
  },
  "iovPolicy": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "offloadWeight": {
        "type": "integer",
        "minimum": 0,
        "maximum": 100
      },
      "queuePairsRequested": {
        "type": "integer",
        "minimum": 0,
        "maximum": 4294967295
      },
      "interruptModeration": {
        "enum": [
          "default",
          "adaptive",
          "off",
          "low",
          "medium",
          "high"
        ]
      }
    }
  },
  "interfaceConstraintPolicy": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "guid": {
        "type": "string"
      },
      "luid": {
        "type": "integer",
        "minimum": 1,
        "maximum": 9007199254740991
      },
      "index": {
        "type": "integer",
        "minimum": 1,
        "maximum": 4294967295
      },
      "mediaType": {
        "type": "integer",
        "minimum": 1,
        "maximum": 4294967295
      },
      "alias": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      },
      "description": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      }
    }
  },
  "tierAclPolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "name",
      "direction",
      "order",
      "rules"
    ],
    "properties": {
      "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      },
      "direction": {
        "enum": [
          "In",
          "Out"
        ]
      },
      "order": {
        "type": "integer",
        "minimum": 0,
        "maximum": 65535
      },
      "rules": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/tierRule"
        }
      }
    }
  },
  "tierRule": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "action"
    ],
    "properties": {
      "id": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      },
      "action": {
        "enum": [
          "Allow",
          "Block",
          "Pass"
        ]
      },
      "protocols": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "localAddresses": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "remoteAddresses": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      },
      "localPorts": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "remotePorts": {
        "type": "array",
        "items": {
          "type": [
            "string",
            "integer"
          ]
        },
        "minItems": 1
      },
      "priority": {
        "type": "integer",
        "minimum": 100,
        "maximum": 65500
      }
    }
  },
  "setPolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "id",
      "values"
    ],
    "properties": {
      "id": {
        "type": "string",
        "pattern": "^[A-Za-z][A-Za-z0-9_\\-]*-[A-Za-z0-9_\\-]*[0-9][A-Za-z0-9_\\-]*$"
      },
      "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      },
      "type": {
        "enum": [
          "IPSET",
          "NESTEDIPSET"
        ]
      },
      "values": {
        "type": "array",
        "items": {
          "type": "string"
        },
        "minItems": 1
      }
    }
  },
  "remoteSubnetRoutePolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "destinationPrefix",
      "providerAddress",
      "drMAC"
    ],
    "properties": {
      "destinationPrefix": {
        "type": "string"
      },
      "vni": {
        "type": "integer",
        "minimum": 4096,
        "maximum": 65535
      },
      "providerAddress": {
        "type": "string"
      },
      "drMAC": {
        "type": "string"
      }
    }
  },
  "vswitchExtensionPolicy": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "id"
    ],
    "properties": {
      "id": {
        "type": "string"
      },
      "enable": {
        "type": "boolean"
      }
    }
  },
  "runtime": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "name": {
        "enum": [
          "containerd",
          "dockershim"
        ]
      },
      "cniPlugins": {
        "type": [
          "string",
          "number"
        ]
      },
      "flannel": {
        "type": [
          "string",
          "number"
        ]
      },
      "flannelCni": {
        "type": [
          "string",
          "number"
        ]
      },
      "azureVnet": {
        "type": [
          "string",
          "number"
        ]
      }
    }
  },
  "azure": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "executionMode": {
        "enum": [
          "default",
          "v4swift"
        ]
      },
      "ipamMode": {
        "enum": [
          "v4overlay",
          "dualStackOverlay",
          "overlay"
        ]
      },
      "hnsTimeoutDurationInSeconds": {
        "type": "integer",
        "minimum": 1,
        "maximum": 9223372036
      },
      "blockWireServer": {
        "type": "boolean"
      },
      "blockMetadata": {
        "type": "boolean"
      }
    }
  },
  "cni": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "form": {
        "enum": [
          "conf",
          "conflist"
        ]
      },
      "version": {
        "type": [
          "string",
          "number"
        ]
      },
      "fileName": {
        "type": "string"
      },
      "confDirectory": {
        "type": "string"
      },
      "binDirectory": {
        "type": "string"
      },
      "ipam": {
        "enum": [
          "host-local",
          "none",
          "azure-vnet-ipam",
          "azure-cns",
          "calico-ipam"
        ]
      }
    }
  },
  "paths": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "directory": {
        "type": "string"
      },
      "kubelet": {
        "type": "string"
      },
      "kubeProxy": {
        "type": "string"
      },
      "flanneld": {
        "type": "string"
      },
      "nssm": {
        "type": "string"
      },
      "kubeLogRunner": {
        "type": "string"
      },
      "kubeconfig": {
        "type": "string"
      },
      "logDirectory": {
        "type": "string"
      },
      "flannelNetConf": {
        "type": "string"
      },
      "flannelSubnetFile": {
        "type": "string"
      },
      "calicoKubeconfig": {
        "type": "string"
      }
    }
  },
  "proxy": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "httpProxy": {
        "type": "string"
      },
      "httpsProxy": {
        "type": "string"
      },
      "noProxy": {
        "type": "string"
      }
    }
  },
  "node": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "name",
      "managementIP"
    ],
    "properties": {
      "name": {
        "type": "string"
      },
      "managementIP": {
        "type": "string"
      },
      "podCIDR": {
        "type": [
          "string",
          "array"
        ],
        "items": {
          "type": "string"
        }
      },
      "adapter": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255
      },
      "drMAC": {
        "type": "string",
        "pattern": "^[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}$"
      }
    }
  },
  "ignore": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "code",
      "reason"
    ],
    "properties": {
      "code": {
        "type": "string"
      },
      "at": {
        "type": "string"
      },
      "file": {
        "type": "string",
        "minLength": 1
      },
      "reason": {
        "type": "string",
        "minLength": 1
      }
    }
  }
}
