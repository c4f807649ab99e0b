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
    "runtime": {
      "$ref": "#/$defs/runtime"
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
        "minimum": 4789,
        "maximum": 4789
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
