// Made from schemas/ by scripts/generate.mjs. Do not edit.
/** As much of JSON Schema (2020-12) as the schemas of artifacts use. `false` fits nothing. */
export type JsonSchema = false | SchemaObject

export interface SchemaObject {
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly $ref?: string
  readonly type?: 'object' | 'array' | 'string' | 'integer'
  readonly const?: string | number | boolean
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: false
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: true
  readonly oneOf?: readonly JsonSchema[]
}

/** The schemas in `schemas/artifacts/`, by kind of artifact. */
export const ARTIFACT_SCHEMAS: Readonly<Record<string, SchemaObject>> = {
  "address-plan": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "version",
      "cluster",
      "service",
      "management",
      "dns",
      "nodeMask",
      "nodeCapacity",
      "network",
      "nodes"
    ],
    "properties": {
      "version": {
        "const": 1
      },
      "cluster": {
        "$ref": "#/$defs/cidrs"
      },
      "service": {
        "$ref": "#/$defs/cidrs"
      },
      "management": {
        "$ref": "#/$defs/cidrs"
      },
      "dns": {
        "type": "string",
        "pattern": "^[0-9a-f.:]+$"
      },
      "nodeMask": {
        "type": "integer",
        "minimum": 1,
        "maximum": 29
      },
      "nodeCapacity": {
        "type": "integer",
        "minimum": 1
      },
      "network": {
        "type": "string",
        "minLength": 1
      },
      "vni": {
        "type": "integer",
        "minimum": 4096,
        "maximum": 65535
      },
      "nodes": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/node"
        }
      },
      "notes": {
        "type": "array",
        "minItems": 1,
        "items": {
          "type": "string",
          "minLength": 1
        }
      }
    },
    "$defs": {
      "node": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "managementIP",
          "podCIDRs",
          "subnet",
          "networkGateway",
          "podGateway",
          "rangeStart",
          "rangeEnd",
          "broadcast",
          "capacity"
        ],
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1
          },
          "managementIP": {
            "$ref": "#/$defs/address"
          },
          "podCIDRs": {
            "$ref": "#/$defs/cidrs"
          },
          "subnet": {
            "type": "string",
            "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$"
          },
          "networkGateway": {
            "$ref": "#/$defs/address"
          },
          "podGateway": {
            "$ref": "#/$defs/address"
          },
          "hostEndpoint": {
            "$ref": "#/$defs/address"
          },
          "sourceVip": {
            "$ref": "#/$defs/address"
          },
          "rangeStart": {
            "$ref": "#/$defs/address"
          },
          "rangeEnd": {
            "$ref": "#/$defs/address"
          },
          "broadcast": {
            "$ref": "#/$defs/address"
          },
          "capacity": {
            "type": "integer",
            "minimum": 1
          },
          "ipv6": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "subnet",
              "networkGateway",
              "podGateway",
              "hostEndpoint"
            ],
            "properties": {
              "subnet": {
                "type": "string",
                "pattern": "^[0-9a-f:]+/\\d{1,3}$"
              },
              "networkGateway": {
                "$ref": "#/$defs/addressIPv6"
              },
              "podGateway": {
                "$ref": "#/$defs/addressIPv6"
              },
              "hostEndpoint": {
                "$ref": "#/$defs/addressIPv6"
              }
            }
          }
        }
      },
      "cidrs": {
        "type": "array",
        "minItems": 1,
        "items": {
          "type": "string",
          "pattern": "^[0-9a-f.:]+/\\d{1,3}$"
        }
      },
      "address": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}$"
      },
      "addressIPv6": {
        "type": "string",
        "pattern": "^[0-9a-f:]+$"
      }
    }
  },
  "cni-config": {
    "oneOf": [
      {
        "$ref": "#/$defs/list"
      },
      {
        "$ref": "#/$defs/flannelConf"
      },
      {
        "$ref": "#/$defs/hnsConf"
      },
      {
        "$ref": "#/$defs/antreaConf"
      },
      {
        "$ref": "#/$defs/natConf"
      },
      {
        "$ref": "#/$defs/sdnbridgeConf"
      },
      {
        "$ref": "#/$defs/sdnoverlayConf"
      },
      {
        "$ref": "#/$defs/calicoPlugin",
        "type": "object",
        "required": [
          "cniVersion",
          "name"
        ]
      },
      {
        "$ref": "#/$defs/azurePlugin",
        "type": "object",
        "required": [
          "cniVersion",
          "name"
        ]
      }
    ],
    "$defs": {
      "list": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cniVersion",
          "name",
          "plugins"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "plugins": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "oneOf": [
                {
                  "$ref": "#/$defs/flannelPlugin"
                },
                {
                  "$ref": "#/$defs/hnsPlugin"
                },
                {
                  "$ref": "#/$defs/antreaPlugin"
                },
                {
                  "$ref": "#/$defs/natPlugin"
                },
                {
                  "$ref": "#/$defs/sdnbridgePlugin"
                },
                {
                  "$ref": "#/$defs/sdnoverlayPlugin"
                },
                {
                  "$ref": "#/$defs/calicoPlugin",
                  "type": "object",
                  "properties": {
                    "cniVersion": false,
                    "name": false
                  }
                },
                {
                  "$ref": "#/$defs/azurePlugin",
                  "type": "object",
                  "properties": {
                    "cniVersion": false,
                    "name": false
                  }
                }
              ]
            }
          }
        }
      },
      "antreaConf": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cniVersion",
          "name",
          "type",
          "ipam",
          "capabilities"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "type": {
            "const": "antrea"
          },
          "ipam": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "type"
            ],
            "properties": {
              "type": {
                "const": "host-local"
              }
            }
          },
          "capabilities": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "dns"
            ],
            "properties": {
              "dns": {
                "const": true
              }
            }
          }
        }
      },
      "antreaPlugin": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "ipam",
          "capabilities"
        ],
        "properties": {
          "type": {
            "const": "antrea"
          },
          "ipam": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "type"
            ],
            "properties": {
              "type": {
                "const": "host-local"
              }
            }
          },
          "capabilities": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "dns"
            ],
            "properties": {
              "dns": {
                "const": true
              }
            }
          }
        }
      },
      "flannelConf": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cniVersion",
          "name",
          "type",
          "capabilities",
          "delegate"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "type": {
            "const": "flannel"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "subnetFile": {
            "$ref": "#/$defs/text"
          },
          "delegate": {
            "oneOf": [
              {
                "$ref": "#/$defs/delegate"
              },
              {
                "$ref": "#/$defs/sdnbridgeDelegate"
              },
              {
                "$ref": "#/$defs/sdnoverlayDelegate"
              }
            ]
          }
        }
      },
      "hnsConf": {
        "$ref": "#/$defs/policyList",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cniVersion",
          "name",
          "type",
          "capabilities",
          "dns"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "type": {
            "enum": [
              "win-bridge",
              "win-overlay"
            ]
          },
          "apiVersion": {
            "const": 2
          },
          "endpointMacPrefix": {
            "type": "string",
            "pattern": "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$"
          },
          "loopbackDSR": {
            "const": true
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "policies": {
            "type": "array"
          },
          "HcnPolicyArgs": {
            "type": "array"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "ipam": {
            "$ref": "#/$defs/ipam"
          }
        }
      },
      "flannelPlugin": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "capabilities",
          "delegate"
        ],
        "properties": {
          "type": {
            "const": "flannel"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "subnetFile": {
            "$ref": "#/$defs/text"
          },
          "delegate": {
            "oneOf": [
              {
                "$ref": "#/$defs/delegate"
              },
              {
                "$ref": "#/$defs/sdnbridgeDelegate"
              },
              {
                "$ref": "#/$defs/sdnoverlayDelegate"
              }
            ]
          }
        }
      },
      "hnsPlugin": {
        "$ref": "#/$defs/policyList",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "capabilities",
          "dns"
        ],
        "properties": {
          "type": {
            "enum": [
              "win-bridge",
              "win-overlay"
            ]
          },
          "apiVersion": {
            "const": 2
          },
          "endpointMacPrefix": {
            "type": "string",
            "pattern": "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$"
          },
          "loopbackDSR": {
            "const": true
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "policies": {
            "type": "array"
          },
          "HcnPolicyArgs": {
            "type": "array"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "ipam": {
            "$ref": "#/$defs/ipam"
          }
        }
      },
      "delegate": {
        "$ref": "#/$defs/policyList",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "dns"
        ],
        "properties": {
          "type": {
            "enum": [
              "win-bridge",
              "win-overlay"
            ]
          },
          "apiVersion": {
            "const": 2
          },
          "endpointMacPrefix": {
            "type": "string",
            "pattern": "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$"
          },
          "loopbackDSR": {
            "const": true
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "policies": {
            "type": "array"
          },
          "HcnPolicyArgs": {
            "type": "array"
          }
        }
      },
      "sdnbridgeDelegate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "optionalFlags",
          "dns",
          "AdditionalArgs"
        ],
        "properties": {
          "type": {
            "const": "sdnbridge"
          },
          "optionalFlags": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "localRoutedPortMapping",
              "forceBridgeGateway"
            ],
            "properties": {
              "localRoutedPortMapping": {
                "const": true
              },
              "forceBridgeGateway": {
                "const": true
              },
              "loopbackDSR": {
                "const": true
              }
            }
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedV2"
            }
          }
        }
      },
      "sdnoverlayDelegate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "dns",
          "AdditionalArgs"
        ],
        "properties": {
          "type": {
            "const": "sdnoverlay"
          },
          "optionalFlags": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "loopbackDSR"
            ],
            "properties": {
              "loopbackDSR": {
                "const": true
              }
            }
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedV2"
            }
          }
        }
      },
      "policyList": {
        "oneOf": [
          {
            "type": "object",
            "required": [
              "apiVersion",
              "policies"
            ],
            "properties": {
              "apiVersion": {
                "const": 2
              },
              "policies": {
                "type": "array",
                "items": {
                  "$ref": "#/$defs/namedV2"
                }
              },
              "HcnPolicyArgs": false
            }
          },
          {
            "type": "object",
            "required": [
              "apiVersion",
              "HcnPolicyArgs"
            ],
            "properties": {
              "apiVersion": {
                "const": 2
              },
              "HcnPolicyArgs": {
                "type": "array",
                "items": {
                  "$ref": "#/$defs/policyV2"
                }
              },
              "policies": false
            }
          },
          {
            "type": "object",
            "required": [
              "policies"
            ],
            "properties": {
              "policies": {
                "type": "array",
                "items": {
                  "$ref": "#/$defs/namedV1"
                }
              },
              "apiVersion": false,
              "HcnPolicyArgs": false
            }
          }
        ]
      },
      "dns": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "nameservers",
          "search"
        ],
        "properties": {
          "nameservers": {
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "string"
            }
          },
          "search": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "ipam": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "subnet",
          "rangeStart"
        ],
        "properties": {
          "type": {
            "const": "host-local"
          },
          "subnet": {
            "$ref": "#/$defs/cidr"
          },
          "rangeStart": {
            "$ref": "#/$defs/address"
          }
        }
      },
      "version": {
        "type": "string",
        "pattern": "^\\d+\\.\\d+\\.\\d+$"
      },
      "text": {
        "type": "string",
        "minLength": 1
      },
      "capabilities": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "dns"
        ],
        "properties": {
          "dns": {
            "const": true
          },
          "portMappings": {
            "const": true
          }
        }
      },
      "namedV1": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "value"
        ],
        "properties": {
          "name": {
            "const": "EndpointPolicy"
          },
          "value": {
            "$ref": "#/$defs/policyV1"
          }
        }
      },
      "namedV2": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "value"
        ],
        "properties": {
          "name": {
            "const": "EndpointPolicy"
          },
          "value": {
            "$ref": "#/$defs/policyV2"
          }
        }
      },
      "policyV1": {
        "oneOf": [
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "ExceptionList"
            ],
            "properties": {
              "Type": {
                "const": "OutBoundNAT"
              },
              "ExceptionList": {
                "$ref": "#/$defs/cidrs"
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Destinations"
            ],
            "properties": {
              "Type": {
                "const": "OutBoundNAT"
              },
              "VIP": {
                "type": "string",
                "minLength": 1
              },
              "Destinations": {
                "type": "array",
                "minItems": 1,
                "items": {
                  "type": "string",
                  "minLength": 1
                }
              },
              "MaxPortPoolUsage": {
                "type": "integer",
                "minimum": 1,
                "maximum": 65535
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "DestinationPrefix"
            ],
            "properties": {
              "Type": {
                "const": "ROUTE"
              },
              "DestinationPrefix": {
                "type": "string",
                "minLength": 1
              },
              "NextHop": {
                "type": "string",
                "minLength": 1
              },
              "NeedEncap": {
                "const": true
              }
            }
          },
          {
            "type": "object",
            "required": [
              "Type"
            ],
            "properties": {
              "Type": {
                "enum": [
                  "NAT",
                  "ACL",
                  "QOS",
                  "L2Driver",
                  "PROXY",
                  "VLAN"
                ]
              }
            }
          }
        ]
      },
      "policyV2": {
        "oneOf": [
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "const": "OutBoundNAT"
              },
              "Settings": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "Exceptions"
                ],
                "properties": {
                  "Exceptions": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                      "type": "string",
                      "pattern": "^[0-9a-f.:]+/\\d{1,3}$"
                    }
                  }
                }
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "const": "OutBoundNAT"
              },
              "Settings": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "Destinations"
                ],
                "properties": {
                  "VirtualIP": {
                    "type": "string",
                    "minLength": 1
                  },
                  "Destinations": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                      "type": "string",
                      "minLength": 1
                    }
                  },
                  "MaxPortPoolUsage": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 65535
                  }
                }
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "const": "SDNRoute"
              },
              "Settings": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "DestinationPrefix"
                ],
                "properties": {
                  "DestinationPrefix": {
                    "type": "string",
                    "minLength": 1
                  },
                  "NextHop": {
                    "type": "string",
                    "minLength": 1
                  },
                  "NeedEncap": {
                    "const": true
                  },
                  "AutomaticEndpointMonitor": {
                    "const": true
                  }
                }
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "const": "ProviderAddress"
              },
              "Settings": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "ProviderAddress"
                ],
                "properties": {
                  "ProviderAddress": {
                    "$ref": "#/$defs/address"
                  }
                }
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type"
            ],
            "properties": {
              "Type": {
                "const": "L2Driver"
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "enum": [
                  "PortMapping",
                  "ACL",
                  "QOS",
                  "L4Proxy",
                  "L4WFPPROXY",
                  "PortName",
                  "EncapOverhead",
                  "Iov",
                  "InterfaceConstraint",
                  "TierAcl",
                  "VLAN"
                ]
              },
              "Settings": {
                "type": "object"
              }
            }
          }
        ]
      },
      "cidrs": {
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": {
          "$ref": "#/$defs/cidr"
        }
      },
      "cidr": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$"
      },
      "address": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}$"
      },
      "natConf": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cniVersion",
          "name",
          "type",
          "capabilities",
          "ipam"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "type": {
            "const": "nat"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "ipam": {
            "$ref": "#/$defs/hnsIpam"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedV2"
            }
          }
        }
      },
      "natPlugin": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "capabilities",
          "ipam"
        ],
        "properties": {
          "type": {
            "const": "nat"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "ipam": {
            "$ref": "#/$defs/hnsIpam"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedV2"
            }
          }
        }
      },
      "bridgeFlags": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "localRoutedPortMapping"
        ],
        "properties": {
          "localRoutedPortMapping": {
            "const": true
          },
          "loopbackDSR": {
            "const": true
          },
          "enableDualStack": {
            "const": true
          },
          "gatewayFromAdditionalRoutes": {
            "const": true
          }
        }
      },
      "routeIPv6": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "dst",
          "gw"
        ],
        "properties": {
          "dst": {
            "const": "::/0"
          },
          "gw": {
            "type": "string",
            "pattern": "^[0-9a-f:]+$"
          }
        }
      },
      "sdnbridgeConf": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cniVersion",
          "name",
          "type",
          "capabilities",
          "optionalFlags",
          "ipam",
          "dns",
          "AdditionalArgs"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "type": {
            "const": "sdnbridge"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "optionalFlags": {
            "$ref": "#/$defs/bridgeFlags"
          },
          "additionalRoutes": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "$ref": "#/$defs/routeIPv6"
            }
          },
          "ipam": {
            "$ref": "#/$defs/hnsIpam"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedV2"
            }
          }
        }
      },
      "sdnbridgePlugin": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "capabilities",
          "optionalFlags",
          "ipam",
          "dns",
          "AdditionalArgs"
        ],
        "properties": {
          "type": {
            "const": "sdnbridge"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "optionalFlags": {
            "$ref": "#/$defs/bridgeFlags"
          },
          "additionalRoutes": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "$ref": "#/$defs/routeIPv6"
            }
          },
          "ipam": {
            "$ref": "#/$defs/hnsIpam"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedV2"
            }
          }
        }
      },
      "sdnoverlayConf": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cniVersion",
          "name",
          "type",
          "capabilities",
          "ipam",
          "dns",
          "AdditionalArgs"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "type": {
            "const": "sdnoverlay"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "optionalFlags": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "loopbackDSR"
            ],
            "properties": {
              "loopbackDSR": {
                "const": true
              }
            }
          },
          "ipam": {
            "$ref": "#/$defs/subnetIpam"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedV2"
            }
          }
        }
      },
      "sdnoverlayPlugin": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "capabilities",
          "ipam",
          "dns",
          "AdditionalArgs"
        ],
        "properties": {
          "type": {
            "const": "sdnoverlay"
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "optionalFlags": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "loopbackDSR"
            ],
            "properties": {
              "loopbackDSR": {
                "const": true
              }
            }
          },
          "ipam": {
            "$ref": "#/$defs/subnetIpam"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedV2"
            }
          }
        }
      },
      "hnsIpam": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "subnet",
          "routes"
        ],
        "properties": {
          "subnet": {
            "$ref": "#/$defs/cidr"
          },
          "routes": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "dst",
                "gw"
              ],
              "properties": {
                "dst": {
                  "const": "0.0.0.0/0"
                },
                "gw": {
                  "$ref": "#/$defs/address"
                }
              }
            }
          }
        }
      },
      "subnetIpam": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "subnet"
        ],
        "properties": {
          "type": {
            "const": "host-local"
          },
          "subnet": {
            "$ref": "#/$defs/cidr"
          }
        }
      },
      "azurePlugin": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "mode",
          "capabilities",
          "ipam",
          "dns",
          "AdditionalArgs"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "type": {
            "const": "azure-vnet"
          },
          "mode": {
            "enum": [
              "bridge",
              "tunnel"
            ]
          },
          "executionMode": {
            "enum": [
              "default",
              "v4swift"
            ]
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "ipam": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "type"
            ],
            "properties": {
              "type": {
                "enum": [
                  "azure-vnet-ipam",
                  "azure-cns"
                ]
              },
              "mode": {
                "enum": [
                  "v4overlay",
                  "dualStackOverlay",
                  "overlay"
                ]
              }
            }
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "AdditionalArgs": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/namedAzure"
            }
          },
          "windowsSettings": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "enableLoopbackDSR": {
                "const": true
              },
              "hnsTimeoutDurationInSeconds": {
                "type": "integer"
              }
            }
          }
        }
      },
      "namedAzure": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "value"
        ],
        "properties": {
          "name": {
            "const": "EndpointPolicy"
          },
          "value": {
            "$ref": "#/$defs/policyAzure"
          }
        }
      },
      "policyAzure": {
        "oneOf": [
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "ExceptionList"
            ],
            "properties": {
              "Type": {
                "const": "OutBoundNAT"
              },
              "ExceptionList": {
                "type": "array",
                "minItems": 1,
                "uniqueItems": true,
                "items": {
                  "$ref": "#/$defs/text"
                }
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "DestinationPrefix",
              "NeedEncap"
            ],
            "properties": {
              "Type": {
                "const": "ROUTE"
              },
              "DestinationPrefix": {
                "$ref": "#/$defs/text"
              },
              "NeedEncap": {
                "const": true
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Action",
              "Direction"
            ],
            "properties": {
              "Type": {
                "const": "ACL"
              },
              "Protocols": {
                "type": "string"
              },
              "Action": {
                "type": "string"
              },
              "Direction": {
                "type": "string"
              },
              "LocalAddresses": {
                "type": "string"
              },
              "RemoteAddresses": {
                "type": "string"
              },
              "LocalPorts": {
                "type": "string"
              },
              "RemotePorts": {
                "type": "string"
              },
              "RuleType": {
                "type": "string"
              },
              "Priority": {
                "type": "integer"
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "IPAddress"
            ],
            "properties": {
              "Type": {
                "const": "LoopbackDSR"
              },
              "IPAddress": {
                "type": "string"
              }
            }
          },
          {
            "type": "object",
            "required": [
              "Type"
            ],
            "properties": {
              "Type": {
                "enum": [
                  "L4WFPPROXY",
                  "PortMapping"
                ]
              }
            }
          }
        ]
      },
      "calicoPlugin": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "mode",
          "windows_use_single_network",
          "nodename",
          "nodename_file_optional",
          "datastore_type",
          "kubernetes",
          "policy",
          "capabilities",
          "dns",
          "ipam",
          "policies"
        ],
        "properties": {
          "cniVersion": {
            "$ref": "#/$defs/version"
          },
          "name": {
            "$ref": "#/$defs/text"
          },
          "type": {
            "const": "calico"
          },
          "mode": {
            "enum": [
              "vxlan",
              "windows-bgp"
            ]
          },
          "vxlan_mac_prefix": {
            "type": "string",
            "pattern": "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$"
          },
          "vxlan_vni": {
            "type": "integer",
            "minimum": 4096,
            "maximum": 65535
          },
          "windows_use_single_network": {
            "const": true
          },
          "windows_loopback_DSR": {
            "const": true
          },
          "nodename": {
            "$ref": "#/$defs/text"
          },
          "nodename_file_optional": {
            "const": true
          },
          "datastore_type": {
            "const": "kubernetes"
          },
          "kubernetes": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "kubeconfig"
            ],
            "properties": {
              "kubeconfig": {
                "$ref": "#/$defs/text"
              }
            }
          },
          "policy": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "type"
            ],
            "properties": {
              "type": {
                "const": "k8s"
              }
            }
          },
          "capabilities": {
            "$ref": "#/$defs/capabilities"
          },
          "dns": {
            "$ref": "#/$defs/dns"
          },
          "ipam": {
            "$ref": "#/$defs/calicoIpam"
          },
          "policies": {
            "type": "array",
            "items": {
              "$ref": "#/$defs/namedCalico"
            }
          }
        }
      },
      "calicoIpam": {
        "oneOf": [
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "type"
            ],
            "properties": {
              "type": {
                "const": "calico-ipam"
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "type",
              "subnet"
            ],
            "properties": {
              "type": {
                "const": "host-local"
              },
              "subnet": {
                "const": "usePodCidr"
              }
            }
          }
        ]
      },
      "namedCalico": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "value"
        ],
        "properties": {
          "name": {
            "const": "EndpointPolicy"
          },
          "value": {
            "$ref": "#/$defs/policyCalico"
          }
        }
      },
      "policyCalico": {
        "oneOf": [
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "ExceptionList"
            ],
            "properties": {
              "Type": {
                "const": "OutBoundNAT"
              },
              "ExceptionList": {
                "$ref": "#/$defs/cidrs"
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "DestinationPrefix"
            ],
            "properties": {
              "Type": {
                "enum": [
                  "ROUTE",
                  "SDNRoute"
                ]
              },
              "DestinationPrefix": {
                "$ref": "#/$defs/text"
              },
              "NextHop": {
                "$ref": "#/$defs/text"
              },
              "NeedEncap": {
                "const": true
              },
              "AutomaticEndpointMonitor": {
                "const": true
              }
            }
          },
          {
            "type": "object",
            "required": [
              "Type"
            ],
            "properties": {
              "Type": {
                "enum": [
                  "NAT",
                  "ACL",
                  "QOS",
                  "L2Driver",
                  "PROXY",
                  "VLAN",
                  "PortMapping",
                  "L4Proxy",
                  "L4WFPPROXY",
                  "PortName",
                  "EncapOverhead",
                  "Iov",
                  "InterfaceConstraint",
                  "TierAcl"
                ]
              }
            }
          }
        ]
      }
    }
  },
  "flannel-net-conf": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "Network",
      "Backend"
    ],
    "properties": {
      "Network": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$"
      },
      "Backend": {
        "oneOf": [
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type"
            ],
            "properties": {
              "Type": {
                "const": "host-gw"
              },
              "Name": {
                "type": "string",
                "minLength": 1
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "VNI",
              "Port"
            ],
            "properties": {
              "Type": {
                "const": "vxlan"
              },
              "VNI": {
                "type": "integer",
                "minimum": 4096,
                "maximum": 65535
              },
              "Port": {
                "const": 4789
              },
              "Name": {
                "type": "string",
                "minLength": 1
              },
              "MacPrefix": {
                "type": "string",
                "pattern": "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$"
              }
            }
          }
        ]
      }
    }
  },
  "hns-endpoint": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "Name",
      "IPAddress"
    ],
    "properties": {
      "Name": {
        "type": "string",
        "pattern": "_ep$"
      },
      "IPAddress": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}$"
      },
      "IPv6Address": {
        "type": "string",
        "pattern": "^[0-9a-f:]+$"
      }
    }
  },
  "hns-network": {
    "oneOf": [
      {
        "$ref": "#/$defs/v1"
      },
      {
        "$ref": "#/$defs/v2"
      }
    ],
    "$defs": {
      "v1": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "Name",
          "Type",
          "NetworkAdapterName",
          "Subnets"
        ],
        "properties": {
          "Name": {
            "type": "string",
            "minLength": 1
          },
          "Type": {
            "const": "L2Bridge"
          },
          "NetworkAdapterName": {
            "type": "string",
            "minLength": 1
          },
          "SourceMac": {
            "type": "string",
            "pattern": "^[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){5}$"
          },
          "Subnets": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "AddressPrefix",
                "GatewayAddress"
              ],
              "properties": {
                "AddressPrefix": {
                  "$ref": "#/$defs/cidr"
                },
                "GatewayAddress": {
                  "$ref": "#/$defs/address"
                },
                "Policies": {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 1,
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": [
                      "Type",
                      "VLAN"
                    ],
                    "properties": {
                      "Type": {
                        "const": "VLAN"
                      },
                      "VLAN": {
                        "type": "integer",
                        "minimum": 1,
                        "maximum": 4094
                      }
                    }
                  }
                }
              }
            }
          },
          "AutomaticDNS": {
            "const": true
          },
          "Extensions": {
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "Id"
              ],
              "properties": {
                "Id": {
                  "type": "string",
                  "pattern": "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
                },
                "IsEnabled": {
                  "const": true
                }
              }
            }
          }
        }
      },
      "v2": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "Name",
          "Type",
          "Policies",
          "Ipams",
          "SchemaVersion"
        ],
        "properties": {
          "Name": {
            "type": "string",
            "minLength": 1
          },
          "Type": {
            "enum": [
              "L2Bridge",
              "Overlay"
            ]
          },
          "Policies": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/$defs/policy"
            }
          },
          "Ipams": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "Type",
                "Subnets"
              ],
              "properties": {
                "Type": {
                  "const": "Static"
                },
                "Subnets": {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 2,
                  "items": {
                    "oneOf": [
                      {
                        "$ref": "#/$defs/subnet"
                      },
                      {
                        "$ref": "#/$defs/subnetIPv6"
                      }
                    ]
                  }
                }
              }
            }
          },
          "SchemaVersion": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Major",
              "Minor"
            ],
            "properties": {
              "Major": {
                "const": 2
              },
              "Minor": {
                "const": 0
              }
            }
          }
        }
      },
      "subnetIPv6": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "IpAddressPrefix",
          "Routes"
        ],
        "properties": {
          "IpAddressPrefix": {
            "type": "string",
            "pattern": "^[0-9a-f:]+/\\d{1,3}$"
          },
          "Routes": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "NextHop",
                "DestinationPrefix"
              ],
              "properties": {
                "NextHop": {
                  "type": "string",
                  "pattern": "^[0-9a-f:]+$"
                },
                "DestinationPrefix": {
                  "const": "::/0"
                }
              }
            }
          }
        }
      },
      "subnet": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "IpAddressPrefix",
          "Routes"
        ],
        "properties": {
          "IpAddressPrefix": {
            "$ref": "#/$defs/cidr"
          },
          "Policies": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
              "oneOf": [
                {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "Type",
                    "Settings"
                  ],
                  "properties": {
                    "Type": {
                      "const": "VSID"
                    },
                    "Settings": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": [
                        "IsolationId"
                      ],
                      "properties": {
                        "IsolationId": {
                          "$ref": "#/$defs/vni"
                        }
                      }
                    }
                  }
                },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "Type",
                    "Settings"
                  ],
                  "properties": {
                    "Type": {
                      "const": "VLAN"
                    },
                    "Settings": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": [
                        "IsolationId"
                      ],
                      "properties": {
                        "IsolationId": {
                          "type": "integer",
                          "minimum": 1,
                          "maximum": 4094
                        }
                      }
                    }
                  }
                }
              ]
            }
          },
          "Routes": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "NextHop",
                "DestinationPrefix"
              ],
              "properties": {
                "NextHop": {
                  "$ref": "#/$defs/address"
                },
                "DestinationPrefix": {
                  "const": "0.0.0.0/0"
                }
              }
            }
          }
        }
      },
      "policy": {
        "oneOf": [
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "const": "NetAdapterName"
              },
              "Settings": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "NetworkAdapterName"
                ],
                "properties": {
                  "NetworkAdapterName": {
                    "type": "string",
                    "minLength": 1
                  }
                }
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "const": "HostRoute"
              },
              "Settings": {
                "type": "object",
                "additionalProperties": false
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "const": "RemoteSubnetRoute"
              },
              "Settings": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "DestinationPrefix",
                  "IsolationId",
                  "ProviderAddress",
                  "DistributedRouterMacAddress"
                ],
                "properties": {
                  "DestinationPrefix": {
                    "$ref": "#/$defs/cidr"
                  },
                  "IsolationId": {
                    "$ref": "#/$defs/vni"
                  },
                  "ProviderAddress": {
                    "$ref": "#/$defs/address"
                  },
                  "DistributedRouterMacAddress": {
                    "type": "string",
                    "pattern": "^[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){5}$"
                  }
                }
              }
            }
          },
          {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "Settings"
            ],
            "properties": {
              "Type": {
                "enum": [
                  "SourceMacAddress",
                  "AutomaticDNS",
                  "VxlanPort",
                  "SetPolicy",
                  "NetworkACL",
                  "VSwitchExtension",
                  "InterfaceConstraint",
                  "LayerConstraint"
                ]
              },
              "Settings": {
                "type": "object"
              }
            }
          }
        ]
      },
      "vni": {
        "type": "integer",
        "minimum": 4096,
        "maximum": 65535
      },
      "cidr": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$"
      },
      "address": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}$"
      }
    }
  },
  "linux-requirements": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "kubeadm",
      "kube-apiserver",
      "kube-controller-manager"
    ],
    "properties": {
      "kubeadm": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "networking"
        ],
        "properties": {
          "networking": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "dnsDomain",
              "serviceSubnet"
            ],
            "properties": {
              "dnsDomain": {
                "type": "string",
                "minLength": 1
              },
              "podSubnet": {
                "$ref": "#/$defs/cidrs"
              },
              "serviceSubnet": {
                "$ref": "#/$defs/cidrs"
              }
            }
          }
        }
      },
      "kube-apiserver": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "service-cluster-ip-range"
        ],
        "properties": {
          "service-cluster-ip-range": {
            "$ref": "#/$defs/cidrs"
          }
        }
      },
      "kube-controller-manager": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "service-cluster-ip-range"
        ],
        "properties": {
          "allocate-node-cidrs": {
            "const": true
          },
          "cluster-cidr": {
            "$ref": "#/$defs/cidrs"
          },
          "service-cluster-ip-range": {
            "$ref": "#/$defs/cidrs"
          },
          "node-cidr-mask-size": {
            "type": "integer",
            "minimum": 1,
            "maximum": 29
          },
          "node-cidr-mask-size-ipv4": {
            "type": "integer",
            "minimum": 1,
            "maximum": 29
          },
          "node-cidr-mask-size-ipv6": {
            "type": "integer",
            "minimum": 1,
            "maximum": 125
          }
        }
      },
      "ovn-kubernetes": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "ovnkube",
          "hybrid-overlay-node",
          "networks.operator.openshift.io"
        ],
        "properties": {
          "ovnkube": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "enable-hybrid-overlay",
              "hybrid-overlay-cluster-subnets",
              "no-hostsubnet-nodes"
            ],
            "properties": {
              "enable-hybrid-overlay": {
                "const": true
              },
              "hybrid-overlay-cluster-subnets": {
                "type": "string",
                "minLength": 1
              },
              "hybrid-overlay-vxlan-port": {
                "type": "integer",
                "minimum": 1,
                "maximum": 65535
              },
              "no-hostsubnet-nodes": {
                "const": "kubernetes.io/os=windows"
              }
            }
          },
          "hybrid-overlay-node": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "hybrid-overlay-vxlan-port": {
                "type": "integer",
                "minimum": 1,
                "maximum": 65535
              }
            }
          },
          "networks.operator.openshift.io": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "hybridOverlayConfig"
            ],
            "properties": {
              "hybridOverlayConfig": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "hybridClusterNetwork"
                ],
                "properties": {
                  "hybridClusterNetwork": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": [
                        "cidr",
                        "hostPrefix"
                      ],
                      "properties": {
                        "cidr": {
                          "$ref": "#/$defs/cidrs"
                        },
                        "hostPrefix": {
                          "type": "integer",
                          "minimum": 1,
                          "maximum": 29
                        }
                      }
                    }
                  },
                  "hybridOverlayVXLANPort": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 65535
                  }
                }
              }
            }
          }
        }
      },
      "antrea-agent": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "antrea-agent.conf"
        ],
        "properties": {
          "antrea-agent.conf": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "trafficEncapMode",
              "tunnelType",
              "antreaProxy"
            ],
            "properties": {
              "trafficEncapMode": {
                "const": "encap"
              },
              "tunnelType": {
                "const": "geneve"
              },
              "antreaProxy": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "enable",
                  "proxyAll"
                ],
                "properties": {
                  "enable": {
                    "const": true
                  },
                  "proxyAll": {
                    "const": true
                  }
                }
              },
              "defaultMTU": {
                "type": "integer",
                "minimum": 576,
                "maximum": 65535
              }
            }
          }
        }
      },
      "kube-flannel": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "net-conf.json"
        ],
        "properties": {
          "net-conf.json": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Network",
              "Backend"
            ],
            "properties": {
              "Network": {
                "$ref": "#/$defs/cidrs"
              },
              "Backend": {
                "oneOf": [
                  {
                    "type": "object",
                    "additionalProperties": false,
                    "required": [
                      "Type"
                    ],
                    "properties": {
                      "Type": {
                        "const": "host-gw"
                      }
                    }
                  },
                  {
                    "type": "object",
                    "additionalProperties": false,
                    "required": [
                      "Type",
                      "VNI",
                      "Port"
                    ],
                    "properties": {
                      "Type": {
                        "const": "vxlan"
                      },
                      "VNI": {
                        "type": "integer",
                        "minimum": 4096,
                        "maximum": 65535
                      },
                      "Port": {
                        "const": 4789
                      },
                      "MTU": {
                        "type": "integer",
                        "minimum": 576,
                        "maximum": 65535
                      }
                    }
                  }
                ]
              }
            }
          }
        }
      },
      "calico": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "IPPool",
          "FelixConfiguration",
          "windows"
        ],
        "properties": {
          "IPPool": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "cidr",
              "natOutgoing",
              "vxlanMode",
              "ipipMode"
            ],
            "properties": {
              "cidr": {
                "$ref": "#/$defs/cidrs"
              },
              "blockSize": {
                "type": "integer",
                "minimum": 20,
                "maximum": 32
              },
              "natOutgoing": {
                "const": true
              },
              "vxlanMode": {
                "enum": [
                  "Always",
                  "Never"
                ]
              },
              "ipipMode": {
                "const": "Never"
              }
            }
          },
          "IPAMConfiguration": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "strictAffinity"
            ],
            "properties": {
              "strictAffinity": {
                "const": true
              }
            }
          },
          "FelixConfiguration": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "vxlanVNI": {
                "type": "integer",
                "minimum": 4096,
                "maximum": 65535
              },
              "vxlanPort": {
                "const": 4789
              }
            }
          },
          "windows": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "CALICO_NETWORKING_BACKEND",
              "CNI_IPAM_TYPE",
              "CALICO_DATASTORE_TYPE",
              "KUBECONFIG",
              "K8S_SERVICE_CIDR",
              "DNS_NAME_SERVERS",
              "KUBE_NETWORK",
              "CNI_BIN_DIR",
              "CNI_CONF_DIR",
              "CNI_CONF_FILENAME"
            ],
            "properties": {
              "CALICO_NETWORKING_BACKEND": {
                "enum": [
                  "vxlan",
                  "windows-bgp"
                ]
              },
              "CNI_IPAM_TYPE": {
                "enum": [
                  "calico-ipam",
                  "host-local"
                ]
              },
              "CALICO_DATASTORE_TYPE": {
                "const": "kubernetes"
              },
              "KUBECONFIG": {
                "type": "string",
                "minLength": 1
              },
              "K8S_SERVICE_CIDR": {
                "type": "string",
                "minLength": 1
              },
              "DNS_NAME_SERVERS": {
                "type": "string",
                "minLength": 1
              },
              "KUBE_NETWORK": {
                "type": "string",
                "pattern": "^\\^.+\\$$"
              },
              "CNI_BIN_DIR": {
                "type": "string",
                "minLength": 1
              },
              "CNI_CONF_DIR": {
                "type": "string",
                "minLength": 1
              },
              "CNI_CONF_FILENAME": {
                "type": "string",
                "minLength": 1
              },
              "VXLAN_VNI": {
                "type": "string",
                "minLength": 1
              }
            }
          },
          "windows-host-process": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "CALICO_NETWORKING_BACKEND",
              "CNI_IPAM_TYPE",
              "KUBERNETES_SERVICE_CIDRS",
              "KUBERNETES_DNS_SERVERS",
              "CNI_NET_DIR",
              "CNI_CONF_NAME",
              "CNI_OLD_CONF_NAME",
              "KUBE_NETWORK"
            ],
            "properties": {
              "CALICO_NETWORKING_BACKEND": {
                "enum": [
                  "vxlan",
                  "windows-bgp"
                ]
              },
              "CNI_IPAM_TYPE": {
                "enum": [
                  "calico-ipam",
                  "host-local"
                ]
              },
              "KUBERNETES_SERVICE_CIDRS": {
                "type": "string",
                "minLength": 1
              },
              "KUBERNETES_DNS_SERVERS": {
                "type": "string",
                "minLength": 1
              },
              "CNI_NET_DIR": {
                "type": "string",
                "minLength": 1
              },
              "CNI_CONF_NAME": {
                "type": "string",
                "minLength": 1
              },
              "CNI_OLD_CONF_NAME": {
                "type": "string",
                "minLength": 1
              },
              "VXLAN_VNI": {
                "type": "string",
                "minLength": 1
              },
              "MAC_PREFIX": {
                "type": "string",
                "minLength": 1
              },
              "KUBE_NETWORK": {
                "type": "string",
                "pattern": "^\\^.+\\$$"
              }
            }
          },
          "kube-proxy": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "network-name",
              "source-vip-endpoint"
            ],
            "properties": {
              "network-name": {
                "type": "string",
                "minLength": 1
              },
              "source-vip-endpoint": {
                "type": "string",
                "minLength": 1
              }
            }
          }
        }
      },
      "calico-policy-only": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "windows"
        ],
        "properties": {
          "windows": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "CALICO_NETWORKING_BACKEND",
              "KUBE_NETWORK",
              "NO_DEFAULT_POOLS",
              "FELIX_VXLANENABLED",
              "CALICO_DATASTORE_TYPE",
              "KUBECONFIG"
            ],
            "properties": {
              "CALICO_NETWORKING_BACKEND": {
                "const": "none"
              },
              "KUBE_NETWORK": {
                "type": "string",
                "pattern": "^\\^.+\\$$"
              },
              "NO_DEFAULT_POOLS": {
                "const": "true"
              },
              "FELIX_VXLANENABLED": {
                "const": "false"
              },
              "CALICO_DATASTORE_TYPE": {
                "const": "kubernetes"
              },
              "KUBECONFIG": {
                "type": "string",
                "minLength": 1
              }
            }
          },
          "windows-host-process": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "CALICO_NETWORKING_BACKEND",
              "KUBE_NETWORK",
              "NO_DEFAULT_POOLS",
              "FELIX_VXLANENABLED",
              "DATASTORE_TYPE"
            ],
            "properties": {
              "CALICO_NETWORKING_BACKEND": {
                "const": "none"
              },
              "KUBE_NETWORK": {
                "type": "string",
                "pattern": "^\\^.+\\$$"
              },
              "NO_DEFAULT_POOLS": {
                "const": "true"
              },
              "FELIX_VXLANENABLED": {
                "const": "false"
              },
              "DATASTORE_TYPE": {
                "const": "kubernetes"
              }
            }
          },
          "static-rules.json": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Provider",
              "Version",
              "Rules"
            ],
            "properties": {
              "Provider": {
                "const": "AKS"
              },
              "Version": {
                "const": "0.1.0"
              },
              "Rules": {
                "type": "array",
                "minItems": 1,
                "items": {
                  "$ref": "#/$defs/staticRule"
                }
              }
            }
          }
        }
      }
    },
    "$defs": {
      "staticRule": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "Name",
          "Rule"
        ],
        "properties": {
          "Name": {
            "const": "EndpointPolicy"
          },
          "Rule": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "Type",
              "ID",
              "Protocol",
              "Action",
              "Direction",
              "RemoteAddresses",
              "RemotePorts",
              "RuleType",
              "Priority"
            ],
            "properties": {
              "Type": {
                "const": "ACL"
              },
              "ID": {
                "type": "string",
                "minLength": 1
              },
              "Protocol": {
                "const": 6
              },
              "Action": {
                "const": "Block"
              },
              "Direction": {
                "const": "Out"
              },
              "RemoteAddresses": {
                "type": "string",
                "minLength": 1
              },
              "RemotePorts": {
                "type": "string",
                "minLength": 1
              },
              "RuleType": {
                "const": "Switch"
              },
              "Priority": {
                "const": 200
              }
            }
          }
        }
      },
      "cidrs": {
        "type": "string",
        "pattern": "^[0-9a-f.:]+/\\d{1,3}(,[0-9a-f.:]+/\\d{1,3})?$"
      }
    }
  },
  "node-routes": {
    "oneOf": [
      {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "routes"
        ],
        "properties": {
          "routes": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "node",
                "destination",
                "nextHop"
              ],
              "properties": {
                "node": {
                  "type": "string",
                  "minLength": 1
                },
                "destination": {
                  "$ref": "#/$defs/cidr"
                },
                "nextHop": {
                  "$ref": "#/$defs/address"
                }
              }
            }
          }
        }
      },
      {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "properties"
        ],
        "properties": {
          "properties": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "routes"
            ],
            "properties": {
              "routes": {
                "type": "array",
                "items": {
                  "$ref": "#/$defs/azureRoute"
                }
              }
            }
          }
        }
      }
    ],
    "$defs": {
      "azureRoute": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "properties"
        ],
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1
          },
          "properties": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "addressPrefix",
              "nextHopType",
              "nextHopIpAddress"
            ],
            "properties": {
              "addressPrefix": {
                "$ref": "#/$defs/cidr"
              },
              "nextHopType": {
                "const": "VirtualAppliance"
              },
              "nextHopIpAddress": {
                "$ref": "#/$defs/address"
              }
            }
          }
        }
      },
      "cidr": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$"
      },
      "address": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}$"
      }
    }
  },
  "source-vip-request": {
    "type": "object",
    "additionalProperties": false,
    "required": [
      "cniVersion",
      "name",
      "ipam"
    ],
    "properties": {
      "cniVersion": {
        "type": "string",
        "pattern": "^\\d+\\.\\d+\\.\\d+$"
      },
      "name": {
        "type": "string",
        "minLength": 1
      },
      "ipam": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "ranges"
        ],
        "properties": {
          "type": {
            "const": "host-local"
          },
          "ranges": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
              "type": "array",
              "minItems": 1,
              "maxItems": 1,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "subnet",
                  "rangeStart",
                  "rangeEnd"
                ],
                "properties": {
                  "subnet": {
                    "type": "string",
                    "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$"
                  },
                  "rangeStart": {
                    "$ref": "#/$defs/address"
                  },
                  "rangeEnd": {
                    "$ref": "#/$defs/address"
                  }
                }
              }
            }
          }
        }
      }
    },
    "$defs": {
      "address": {
        "type": "string",
        "pattern": "^\\d{1,3}(\\.\\d{1,3}){3}$"
      }
    }
  }
}
