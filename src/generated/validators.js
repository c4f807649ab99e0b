// Made from schemas/ by scripts/generate.mjs. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validateClusterNetwork = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://hnsc.dev/schemas/cluster-network.schema.json", "type": "object", "additionalProperties": false, "required": ["apiVersion", "kind", "network", "cidrs"], "properties": { "apiVersion": { "const": "hnsc.dev/v1alpha1" }, "kind": { "const": "ClusterNetwork" }, "metadata": { "$ref": "#/$defs/metadata" }, "kubernetes": { "$ref": "#/$defs/kubernetes" }, "windows": { "$ref": "#/$defs/windows" }, "network": { "$ref": "#/$defs/network" }, "cidrs": { "$ref": "#/$defs/cidrs" }, "dns": { "$ref": "#/$defs/dns" }, "outboundNat": { "$ref": "#/$defs/outboundNat" }, "runtime": { "$ref": "#/$defs/runtime" }, "cni": { "$ref": "#/$defs/cni" }, "paths": { "$ref": "#/$defs/paths" }, "proxy": { "$ref": "#/$defs/proxy" }, "nodes": { "type": "array", "items": { "$ref": "#/$defs/node" } }, "ignore": { "type": "array", "items": { "$ref": "#/$defs/ignore" } } }, "$defs": { "metadata": { "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 253 } } }, "kubernetes": { "type": "object", "additionalProperties": false, "properties": { "version": { "type": ["string", "number"], "pattern": "^v?[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,3})?$" }, "form": { "enum": ["flags", "config"] }, "services": { "enum": ["native", "nssm", "none"] } } }, "windows": { "type": "object", "additionalProperties": false, "properties": { "version": { "type": ["string", "number"] }, "adapter": { "type": "string", "minLength": 1, "maxLength": 255 } } }, "network": { "type": "object", "additionalProperties": false, "required": ["driver"], "properties": { "driver": { "enum": ["l2bridge", "overlay", "l2tunnel", "transparent", "nat"] }, "plugin": { "enum": ["flannel", "win-bridge", "win-overlay", "azure-vnet", "sdnbridge", "sdnoverlay", "ovn-kubernetes", "nat", "calico"] }, "name": { "type": "string", "pattern": "^[a-zA-Z0-9][a-zA-Z0-9_.\\-]*$" }, "apiVersion": { "enum": [1, 2] }, "vni": { "type": "integer", "minimum": 4096, "maximum": 65535 }, "port": { "type": "integer", "minimum": 4789, "maximum": 4789 }, "macPrefix": { "type": "string", "pattern": "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$" }, "dsr": { "type": "boolean" }, "ipMasq": { "type": "boolean" }, "mtu": { "type": "integer", "minimum": 576, "maximum": 65535 } } }, "cidrs": { "type": "object", "additionalProperties": false, "required": ["cluster", "service", "management"], "properties": { "cluster": { "type": ["string", "array"], "items": { "type": "string" } }, "service": { "type": ["string", "array"], "items": { "type": "string" } }, "management": { "type": ["string", "array"], "items": { "type": "string" } }, "nodeMask": { "type": "integer", "minimum": 1, "maximum": 29 }, "nodeMaskIPv6": { "type": "integer", "minimum": 1, "maximum": 125 } } }, "dns": { "type": "object", "additionalProperties": false, "properties": { "server": { "type": "string" }, "domain": { "type": "string" }, "search": { "type": "array", "items": { "type": "string" } }, "external": { "type": "boolean" } } }, "outboundNat": { "type": "object", "additionalProperties": false, "properties": { "exceptions": { "type": "array", "items": { "type": "string" } }, "reachable": { "type": "array", "items": { "type": "string" } } } }, "runtime": { "type": "object", "additionalProperties": false, "properties": { "name": { "enum": ["containerd", "dockershim"] }, "cniPlugins": { "type": ["string", "number"] }, "flannel": { "type": ["string", "number"] }, "flannelCni": { "type": ["string", "number"] } } }, "cni": { "type": "object", "additionalProperties": false, "properties": { "form": { "enum": ["conf", "conflist"] }, "version": { "type": ["string", "number"] }, "fileName": { "type": "string" }, "confDirectory": { "type": "string" }, "binDirectory": { "type": "string" }, "ipam": { "enum": ["host-local", "none"] } } }, "paths": { "type": "object", "additionalProperties": false, "properties": { "directory": { "type": "string" }, "kubelet": { "type": "string" }, "kubeProxy": { "type": "string" }, "flanneld": { "type": "string" }, "nssm": { "type": "string" }, "kubeLogRunner": { "type": "string" }, "kubeconfig": { "type": "string" }, "logDirectory": { "type": "string" }, "flannelNetConf": { "type": "string" }, "flannelSubnetFile": { "type": "string" } } }, "proxy": { "type": "object", "additionalProperties": false, "properties": { "httpProxy": { "type": "string" }, "httpsProxy": { "type": "string" }, "noProxy": { "type": "string" } } }, "node": { "type": "object", "additionalProperties": false, "required": ["name", "managementIP"], "properties": { "name": { "type": "string" }, "managementIP": { "type": "string" }, "podCIDR": { "type": ["string", "array"], "items": { "type": "string" } }, "adapter": { "type": "string", "minLength": 1, "maxLength": 255 }, "drMAC": { "type": "string", "pattern": "^[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}$" } } }, "ignore": { "type": "object", "additionalProperties": false, "required": ["code", "reason"], "properties": { "code": { "type": "string" }, "at": { "type": "string" }, "file": { "type": "string", "minLength": 1 }, "reason": { "type": "string", "minLength": 1 } } } } };
var schema33 = { "type": "object", "additionalProperties": false, "properties": { "version": { "type": ["string", "number"], "pattern": "^v?[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,3})?$" }, "form": { "enum": ["flags", "config"] }, "services": { "enum": ["native", "nssm", "none"] } } };
var schema34 = { "type": "object", "additionalProperties": false, "properties": { "version": { "type": ["string", "number"] }, "adapter": { "type": "string", "minLength": 1, "maxLength": 255 } } };
var schema35 = { "type": "object", "additionalProperties": false, "required": ["driver"], "properties": { "driver": { "enum": ["l2bridge", "overlay", "l2tunnel", "transparent", "nat"] }, "plugin": { "enum": ["flannel", "win-bridge", "win-overlay", "azure-vnet", "sdnbridge", "sdnoverlay", "ovn-kubernetes", "nat", "calico"] }, "name": { "type": "string", "pattern": "^[a-zA-Z0-9][a-zA-Z0-9_.\\-]*$" }, "apiVersion": { "enum": [1, 2] }, "vni": { "type": "integer", "minimum": 4096, "maximum": 65535 }, "port": { "type": "integer", "minimum": 4789, "maximum": 4789 }, "macPrefix": { "type": "string", "pattern": "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$" }, "dsr": { "type": "boolean" }, "ipMasq": { "type": "boolean" }, "mtu": { "type": "integer", "minimum": 576, "maximum": 65535 } } };
var schema36 = { "type": "object", "additionalProperties": false, "required": ["cluster", "service", "management"], "properties": { "cluster": { "type": ["string", "array"], "items": { "type": "string" } }, "service": { "type": ["string", "array"], "items": { "type": "string" } }, "management": { "type": ["string", "array"], "items": { "type": "string" } }, "nodeMask": { "type": "integer", "minimum": 1, "maximum": 29 }, "nodeMaskIPv6": { "type": "integer", "minimum": 1, "maximum": 125 } } };
var schema39 = { "type": "object", "additionalProperties": false, "properties": { "name": { "enum": ["containerd", "dockershim"] }, "cniPlugins": { "type": ["string", "number"] }, "flannel": { "type": ["string", "number"] }, "flannelCni": { "type": ["string", "number"] } } };
var schema40 = { "type": "object", "additionalProperties": false, "properties": { "form": { "enum": ["conf", "conflist"] }, "version": { "type": ["string", "number"] }, "fileName": { "type": "string" }, "confDirectory": { "type": "string" }, "binDirectory": { "type": "string" }, "ipam": { "enum": ["host-local", "none"] } } };
var schema41 = { "type": "object", "additionalProperties": false, "properties": { "directory": { "type": "string" }, "kubelet": { "type": "string" }, "kubeProxy": { "type": "string" }, "flanneld": { "type": "string" }, "nssm": { "type": "string" }, "kubeLogRunner": { "type": "string" }, "kubeconfig": { "type": "string" }, "logDirectory": { "type": "string" }, "flannelNetConf": { "type": "string" }, "flannelSubnetFile": { "type": "string" } } };
var schema43 = { "type": "object", "additionalProperties": false, "required": ["name", "managementIP"], "properties": { "name": { "type": "string" }, "managementIP": { "type": "string" }, "podCIDR": { "type": ["string", "array"], "items": { "type": "string" } }, "adapter": { "type": "string", "minLength": 1, "maxLength": 255 }, "drMAC": { "type": "string", "pattern": "^[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}$" } } };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var pattern4 = new RegExp("^v?[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,3})?$", "u");
var pattern5 = new RegExp("^[a-zA-Z0-9][a-zA-Z0-9_.\\-]*$", "u");
var pattern6 = new RegExp("^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$", "u");
var pattern7 = new RegExp("^[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.network === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "network" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.cidrs === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "cidrs" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema31.properties, key0)) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      if ("hnsc.dev/v1alpha1" !== data.apiVersion) {
        const err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "hnsc.dev/v1alpha1" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("ClusterNetwork" !== data.kind) {
        const err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "ClusterNetwork" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (!(key1 === "name")) {
            const err7 = { instancePath: instancePath + "/metadata", schemaPath: "#/$defs/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          let data3 = data2.name;
          if (typeof data3 === "string") {
            if (func2(data3) > 253) {
              const err8 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/$defs/metadata/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 } };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func2(data3) < 1) {
              const err9 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/$defs/metadata/properties/name/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/$defs/metadata/properties/name/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/metadata", schemaPath: "#/$defs/metadata/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.kubernetes !== void 0) {
      let data4 = data.kubernetes;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key2 in data4) {
          if (!(key2 === "version" || key2 === "form" || key2 === "services")) {
            const err12 = { instancePath: instancePath + "/kubernetes", schemaPath: "#/$defs/kubernetes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data4.version !== void 0) {
          let data5 = data4.version;
          if (typeof data5 !== "string" && !(typeof data5 == "number" && isFinite(data5))) {
            const err13 = { instancePath: instancePath + "/kubernetes/version", schemaPath: "#/$defs/kubernetes/properties/version/type", keyword: "type", params: { type: schema33.properties.version.type } };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
          if (typeof data5 === "string") {
            if (!pattern4.test(data5)) {
              const err14 = { instancePath: instancePath + "/kubernetes/version", schemaPath: "#/$defs/kubernetes/properties/version/pattern", keyword: "pattern", params: { pattern: "^v?[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,3})?$" } };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          }
        }
        if (data4.form !== void 0) {
          let data6 = data4.form;
          if (!(data6 === "flags" || data6 === "config")) {
            const err15 = { instancePath: instancePath + "/kubernetes/form", schemaPath: "#/$defs/kubernetes/properties/form/enum", keyword: "enum", params: { allowedValues: schema33.properties.form.enum } };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data4.services !== void 0) {
          let data7 = data4.services;
          if (!(data7 === "native" || data7 === "nssm" || data7 === "none")) {
            const err16 = { instancePath: instancePath + "/kubernetes/services", schemaPath: "#/$defs/kubernetes/properties/services/enum", keyword: "enum", params: { allowedValues: schema33.properties.services.enum } };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/kubernetes", schemaPath: "#/$defs/kubernetes/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.windows !== void 0) {
      let data8 = data.windows;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        for (const key3 in data8) {
          if (!(key3 === "version" || key3 === "adapter")) {
            const err18 = { instancePath: instancePath + "/windows", schemaPath: "#/$defs/windows/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        if (data8.version !== void 0) {
          let data9 = data8.version;
          if (typeof data9 !== "string" && !(typeof data9 == "number" && isFinite(data9))) {
            const err19 = { instancePath: instancePath + "/windows/version", schemaPath: "#/$defs/windows/properties/version/type", keyword: "type", params: { type: schema34.properties.version.type } };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data8.adapter !== void 0) {
          let data10 = data8.adapter;
          if (typeof data10 === "string") {
            if (func2(data10) > 255) {
              const err20 = { instancePath: instancePath + "/windows/adapter", schemaPath: "#/$defs/windows/properties/adapter/maxLength", keyword: "maxLength", params: { limit: 255 } };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            if (func2(data10) < 1) {
              const err21 = { instancePath: instancePath + "/windows/adapter", schemaPath: "#/$defs/windows/properties/adapter/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          } else {
            const err22 = { instancePath: instancePath + "/windows/adapter", schemaPath: "#/$defs/windows/properties/adapter/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/windows", schemaPath: "#/$defs/windows/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.network !== void 0) {
      let data11 = data.network;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        if (data11.driver === void 0) {
          const err24 = { instancePath: instancePath + "/network", schemaPath: "#/$defs/network/required", keyword: "required", params: { missingProperty: "driver" } };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        for (const key4 in data11) {
          if (!func1.call(schema35.properties, key4)) {
            const err25 = { instancePath: instancePath + "/network", schemaPath: "#/$defs/network/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data11.driver !== void 0) {
          let data12 = data11.driver;
          if (!(data12 === "l2bridge" || data12 === "overlay" || data12 === "l2tunnel" || data12 === "transparent" || data12 === "nat")) {
            const err26 = { instancePath: instancePath + "/network/driver", schemaPath: "#/$defs/network/properties/driver/enum", keyword: "enum", params: { allowedValues: schema35.properties.driver.enum } };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        if (data11.plugin !== void 0) {
          let data13 = data11.plugin;
          if (!(data13 === "flannel" || data13 === "win-bridge" || data13 === "win-overlay" || data13 === "azure-vnet" || data13 === "sdnbridge" || data13 === "sdnoverlay" || data13 === "ovn-kubernetes" || data13 === "nat" || data13 === "calico")) {
            const err27 = { instancePath: instancePath + "/network/plugin", schemaPath: "#/$defs/network/properties/plugin/enum", keyword: "enum", params: { allowedValues: schema35.properties.plugin.enum } };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data11.name !== void 0) {
          let data14 = data11.name;
          if (typeof data14 === "string") {
            if (!pattern5.test(data14)) {
              const err28 = { instancePath: instancePath + "/network/name", schemaPath: "#/$defs/network/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9][a-zA-Z0-9_.\\-]*$" } };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
          } else {
            const err29 = { instancePath: instancePath + "/network/name", schemaPath: "#/$defs/network/properties/name/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data11.apiVersion !== void 0) {
          let data15 = data11.apiVersion;
          if (!(data15 === 1 || data15 === 2)) {
            const err30 = { instancePath: instancePath + "/network/apiVersion", schemaPath: "#/$defs/network/properties/apiVersion/enum", keyword: "enum", params: { allowedValues: schema35.properties.apiVersion.enum } };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data11.vni !== void 0) {
          let data16 = data11.vni;
          if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)) && isFinite(data16))) {
            const err31 = { instancePath: instancePath + "/network/vni", schemaPath: "#/$defs/network/properties/vni/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
          if (typeof data16 == "number" && isFinite(data16)) {
            if (data16 > 65535 || isNaN(data16)) {
              const err32 = { instancePath: instancePath + "/network/vni", schemaPath: "#/$defs/network/properties/vni/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 } };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            if (data16 < 4096 || isNaN(data16)) {
              const err33 = { instancePath: instancePath + "/network/vni", schemaPath: "#/$defs/network/properties/vni/minimum", keyword: "minimum", params: { comparison: ">=", limit: 4096 } };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
        }
        if (data11.port !== void 0) {
          let data17 = data11.port;
          if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)) && isFinite(data17))) {
            const err34 = { instancePath: instancePath + "/network/port", schemaPath: "#/$defs/network/properties/port/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
          if (typeof data17 == "number" && isFinite(data17)) {
            if (data17 > 4789 || isNaN(data17)) {
              const err35 = { instancePath: instancePath + "/network/port", schemaPath: "#/$defs/network/properties/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4789 } };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            if (data17 < 4789 || isNaN(data17)) {
              const err36 = { instancePath: instancePath + "/network/port", schemaPath: "#/$defs/network/properties/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 4789 } };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
        }
        if (data11.macPrefix !== void 0) {
          let data18 = data11.macPrefix;
          if (typeof data18 === "string") {
            if (!pattern6.test(data18)) {
              const err37 = { instancePath: instancePath + "/network/macPrefix", schemaPath: "#/$defs/network/properties/macPrefix/pattern", keyword: "pattern", params: { pattern: "^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$" } };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          } else {
            const err38 = { instancePath: instancePath + "/network/macPrefix", schemaPath: "#/$defs/network/properties/macPrefix/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data11.dsr !== void 0) {
          if (typeof data11.dsr !== "boolean") {
            const err39 = { instancePath: instancePath + "/network/dsr", schemaPath: "#/$defs/network/properties/dsr/type", keyword: "type", params: { type: "boolean" } };
            if (vErrors === null) {
              vErrors = [err39];
            } else {
              vErrors.push(err39);
            }
            errors++;
          }
        }
        if (data11.ipMasq !== void 0) {
          if (typeof data11.ipMasq !== "boolean") {
            const err40 = { instancePath: instancePath + "/network/ipMasq", schemaPath: "#/$defs/network/properties/ipMasq/type", keyword: "type", params: { type: "boolean" } };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data11.mtu !== void 0) {
          let data21 = data11.mtu;
          if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
            const err41 = { instancePath: instancePath + "/network/mtu", schemaPath: "#/$defs/network/properties/mtu/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err41];
            } else {
              vErrors.push(err41);
            }
            errors++;
          }
          if (typeof data21 == "number" && isFinite(data21)) {
            if (data21 > 65535 || isNaN(data21)) {
              const err42 = { instancePath: instancePath + "/network/mtu", schemaPath: "#/$defs/network/properties/mtu/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 } };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
            if (data21 < 576 || isNaN(data21)) {
              const err43 = { instancePath: instancePath + "/network/mtu", schemaPath: "#/$defs/network/properties/mtu/minimum", keyword: "minimum", params: { comparison: ">=", limit: 576 } };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
          }
        }
      } else {
        const err44 = { instancePath: instancePath + "/network", schemaPath: "#/$defs/network/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.cidrs !== void 0) {
      let data22 = data.cidrs;
      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
        if (data22.cluster === void 0) {
          const err45 = { instancePath: instancePath + "/cidrs", schemaPath: "#/$defs/cidrs/required", keyword: "required", params: { missingProperty: "cluster" } };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        if (data22.service === void 0) {
          const err46 = { instancePath: instancePath + "/cidrs", schemaPath: "#/$defs/cidrs/required", keyword: "required", params: { missingProperty: "service" } };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
        if (data22.management === void 0) {
          const err47 = { instancePath: instancePath + "/cidrs", schemaPath: "#/$defs/cidrs/required", keyword: "required", params: { missingProperty: "management" } };
          if (vErrors === null) {
            vErrors = [err47];
          } else {
            vErrors.push(err47);
          }
          errors++;
        }
        for (const key5 in data22) {
          if (!(key5 === "cluster" || key5 === "service" || key5 === "management" || key5 === "nodeMask" || key5 === "nodeMaskIPv6")) {
            const err48 = { instancePath: instancePath + "/cidrs", schemaPath: "#/$defs/cidrs/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 } };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
        if (data22.cluster !== void 0) {
          let data23 = data22.cluster;
          if (typeof data23 !== "string" && !Array.isArray(data23)) {
            const err49 = { instancePath: instancePath + "/cidrs/cluster", schemaPath: "#/$defs/cidrs/properties/cluster/type", keyword: "type", params: { type: schema36.properties.cluster.type } };
            if (vErrors === null) {
              vErrors = [err49];
            } else {
              vErrors.push(err49);
            }
            errors++;
          }
          if (Array.isArray(data23)) {
            const len0 = data23.length;
            for (let i0 = 0; i0 < len0; i0++) {
              if (typeof data23[i0] !== "string") {
                const err50 = { instancePath: instancePath + "/cidrs/cluster/" + i0, schemaPath: "#/$defs/cidrs/properties/cluster/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
            }
          }
        }
        if (data22.service !== void 0) {
          let data25 = data22.service;
          if (typeof data25 !== "string" && !Array.isArray(data25)) {
            const err51 = { instancePath: instancePath + "/cidrs/service", schemaPath: "#/$defs/cidrs/properties/service/type", keyword: "type", params: { type: schema36.properties.service.type } };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
          if (Array.isArray(data25)) {
            const len1 = data25.length;
            for (let i1 = 0; i1 < len1; i1++) {
              if (typeof data25[i1] !== "string") {
                const err52 = { instancePath: instancePath + "/cidrs/service/" + i1, schemaPath: "#/$defs/cidrs/properties/service/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
          }
        }
        if (data22.management !== void 0) {
          let data27 = data22.management;
          if (typeof data27 !== "string" && !Array.isArray(data27)) {
            const err53 = { instancePath: instancePath + "/cidrs/management", schemaPath: "#/$defs/cidrs/properties/management/type", keyword: "type", params: { type: schema36.properties.management.type } };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
          if (Array.isArray(data27)) {
            const len2 = data27.length;
            for (let i2 = 0; i2 < len2; i2++) {
              if (typeof data27[i2] !== "string") {
                const err54 = { instancePath: instancePath + "/cidrs/management/" + i2, schemaPath: "#/$defs/cidrs/properties/management/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
            }
          }
        }
        if (data22.nodeMask !== void 0) {
          let data29 = data22.nodeMask;
          if (!(typeof data29 == "number" && (!(data29 % 1) && !isNaN(data29)) && isFinite(data29))) {
            const err55 = { instancePath: instancePath + "/cidrs/nodeMask", schemaPath: "#/$defs/cidrs/properties/nodeMask/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
          if (typeof data29 == "number" && isFinite(data29)) {
            if (data29 > 29 || isNaN(data29)) {
              const err56 = { instancePath: instancePath + "/cidrs/nodeMask", schemaPath: "#/$defs/cidrs/properties/nodeMask/maximum", keyword: "maximum", params: { comparison: "<=", limit: 29 } };
              if (vErrors === null) {
                vErrors = [err56];
              } else {
                vErrors.push(err56);
              }
              errors++;
            }
            if (data29 < 1 || isNaN(data29)) {
              const err57 = { instancePath: instancePath + "/cidrs/nodeMask", schemaPath: "#/$defs/cidrs/properties/nodeMask/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
          }
        }
        if (data22.nodeMaskIPv6 !== void 0) {
          let data30 = data22.nodeMaskIPv6;
          if (!(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)) && isFinite(data30))) {
            const err58 = { instancePath: instancePath + "/cidrs/nodeMaskIPv6", schemaPath: "#/$defs/cidrs/properties/nodeMaskIPv6/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err58];
            } else {
              vErrors.push(err58);
            }
            errors++;
          }
          if (typeof data30 == "number" && isFinite(data30)) {
            if (data30 > 125 || isNaN(data30)) {
              const err59 = { instancePath: instancePath + "/cidrs/nodeMaskIPv6", schemaPath: "#/$defs/cidrs/properties/nodeMaskIPv6/maximum", keyword: "maximum", params: { comparison: "<=", limit: 125 } };
              if (vErrors === null) {
                vErrors = [err59];
              } else {
                vErrors.push(err59);
              }
              errors++;
            }
            if (data30 < 1 || isNaN(data30)) {
              const err60 = { instancePath: instancePath + "/cidrs/nodeMaskIPv6", schemaPath: "#/$defs/cidrs/properties/nodeMaskIPv6/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              if (vErrors === null) {
                vErrors = [err60];
              } else {
                vErrors.push(err60);
              }
              errors++;
            }
          }
        }
      } else {
        const err61 = { instancePath: instancePath + "/cidrs", schemaPath: "#/$defs/cidrs/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
    }
    if (data.dns !== void 0) {
      let data31 = data.dns;
      if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
        for (const key6 in data31) {
          if (!(key6 === "server" || key6 === "domain" || key6 === "search" || key6 === "external")) {
            const err62 = { instancePath: instancePath + "/dns", schemaPath: "#/$defs/dns/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 } };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
        }
        if (data31.server !== void 0) {
          if (typeof data31.server !== "string") {
            const err63 = { instancePath: instancePath + "/dns/server", schemaPath: "#/$defs/dns/properties/server/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err63];
            } else {
              vErrors.push(err63);
            }
            errors++;
          }
        }
        if (data31.domain !== void 0) {
          if (typeof data31.domain !== "string") {
            const err64 = { instancePath: instancePath + "/dns/domain", schemaPath: "#/$defs/dns/properties/domain/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err64];
            } else {
              vErrors.push(err64);
            }
            errors++;
          }
        }
        if (data31.search !== void 0) {
          let data34 = data31.search;
          if (Array.isArray(data34)) {
            const len3 = data34.length;
            for (let i3 = 0; i3 < len3; i3++) {
              if (typeof data34[i3] !== "string") {
                const err65 = { instancePath: instancePath + "/dns/search/" + i3, schemaPath: "#/$defs/dns/properties/search/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err65];
                } else {
                  vErrors.push(err65);
                }
                errors++;
              }
            }
          } else {
            const err66 = { instancePath: instancePath + "/dns/search", schemaPath: "#/$defs/dns/properties/search/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err66];
            } else {
              vErrors.push(err66);
            }
            errors++;
          }
        }
        if (data31.external !== void 0) {
          if (typeof data31.external !== "boolean") {
            const err67 = { instancePath: instancePath + "/dns/external", schemaPath: "#/$defs/dns/properties/external/type", keyword: "type", params: { type: "boolean" } };
            if (vErrors === null) {
              vErrors = [err67];
            } else {
              vErrors.push(err67);
            }
            errors++;
          }
        }
      } else {
        const err68 = { instancePath: instancePath + "/dns", schemaPath: "#/$defs/dns/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err68];
        } else {
          vErrors.push(err68);
        }
        errors++;
      }
    }
    if (data.outboundNat !== void 0) {
      let data37 = data.outboundNat;
      if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
        for (const key7 in data37) {
          if (!(key7 === "exceptions" || key7 === "reachable")) {
            const err69 = { instancePath: instancePath + "/outboundNat", schemaPath: "#/$defs/outboundNat/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 } };
            if (vErrors === null) {
              vErrors = [err69];
            } else {
              vErrors.push(err69);
            }
            errors++;
          }
        }
        if (data37.exceptions !== void 0) {
          let data38 = data37.exceptions;
          if (Array.isArray(data38)) {
            const len4 = data38.length;
            for (let i4 = 0; i4 < len4; i4++) {
              if (typeof data38[i4] !== "string") {
                const err70 = { instancePath: instancePath + "/outboundNat/exceptions/" + i4, schemaPath: "#/$defs/outboundNat/properties/exceptions/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err70];
                } else {
                  vErrors.push(err70);
                }
                errors++;
              }
            }
          } else {
            const err71 = { instancePath: instancePath + "/outboundNat/exceptions", schemaPath: "#/$defs/outboundNat/properties/exceptions/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err71];
            } else {
              vErrors.push(err71);
            }
            errors++;
          }
        }
        if (data37.reachable !== void 0) {
          let data40 = data37.reachable;
          if (Array.isArray(data40)) {
            const len5 = data40.length;
            for (let i5 = 0; i5 < len5; i5++) {
              if (typeof data40[i5] !== "string") {
                const err72 = { instancePath: instancePath + "/outboundNat/reachable/" + i5, schemaPath: "#/$defs/outboundNat/properties/reachable/items/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
            }
          } else {
            const err73 = { instancePath: instancePath + "/outboundNat/reachable", schemaPath: "#/$defs/outboundNat/properties/reachable/type", keyword: "type", params: { type: "array" } };
            if (vErrors === null) {
              vErrors = [err73];
            } else {
              vErrors.push(err73);
            }
            errors++;
          }
        }
      } else {
        const err74 = { instancePath: instancePath + "/outboundNat", schemaPath: "#/$defs/outboundNat/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err74];
        } else {
          vErrors.push(err74);
        }
        errors++;
      }
    }
    if (data.runtime !== void 0) {
      let data42 = data.runtime;
      if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
        for (const key8 in data42) {
          if (!(key8 === "name" || key8 === "cniPlugins" || key8 === "flannel" || key8 === "flannelCni")) {
            const err75 = { instancePath: instancePath + "/runtime", schemaPath: "#/$defs/runtime/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 } };
            if (vErrors === null) {
              vErrors = [err75];
            } else {
              vErrors.push(err75);
            }
            errors++;
          }
        }
        if (data42.name !== void 0) {
          let data43 = data42.name;
          if (!(data43 === "containerd" || data43 === "dockershim")) {
            const err76 = { instancePath: instancePath + "/runtime/name", schemaPath: "#/$defs/runtime/properties/name/enum", keyword: "enum", params: { allowedValues: schema39.properties.name.enum } };
            if (vErrors === null) {
              vErrors = [err76];
            } else {
              vErrors.push(err76);
            }
            errors++;
          }
        }
        if (data42.cniPlugins !== void 0) {
          let data44 = data42.cniPlugins;
          if (typeof data44 !== "string" && !(typeof data44 == "number" && isFinite(data44))) {
            const err77 = { instancePath: instancePath + "/runtime/cniPlugins", schemaPath: "#/$defs/runtime/properties/cniPlugins/type", keyword: "type", params: { type: schema39.properties.cniPlugins.type } };
            if (vErrors === null) {
              vErrors = [err77];
            } else {
              vErrors.push(err77);
            }
            errors++;
          }
        }
        if (data42.flannel !== void 0) {
          let data45 = data42.flannel;
          if (typeof data45 !== "string" && !(typeof data45 == "number" && isFinite(data45))) {
            const err78 = { instancePath: instancePath + "/runtime/flannel", schemaPath: "#/$defs/runtime/properties/flannel/type", keyword: "type", params: { type: schema39.properties.flannel.type } };
            if (vErrors === null) {
              vErrors = [err78];
            } else {
              vErrors.push(err78);
            }
            errors++;
          }
        }
        if (data42.flannelCni !== void 0) {
          let data46 = data42.flannelCni;
          if (typeof data46 !== "string" && !(typeof data46 == "number" && isFinite(data46))) {
            const err79 = { instancePath: instancePath + "/runtime/flannelCni", schemaPath: "#/$defs/runtime/properties/flannelCni/type", keyword: "type", params: { type: schema39.properties.flannelCni.type } };
            if (vErrors === null) {
              vErrors = [err79];
            } else {
              vErrors.push(err79);
            }
            errors++;
          }
        }
      } else {
        const err80 = { instancePath: instancePath + "/runtime", schemaPath: "#/$defs/runtime/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err80];
        } else {
          vErrors.push(err80);
        }
        errors++;
      }
    }
    if (data.cni !== void 0) {
      let data47 = data.cni;
      if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
        for (const key9 in data47) {
          if (!(key9 === "form" || key9 === "version" || key9 === "fileName" || key9 === "confDirectory" || key9 === "binDirectory" || key9 === "ipam")) {
            const err81 = { instancePath: instancePath + "/cni", schemaPath: "#/$defs/cni/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 } };
            if (vErrors === null) {
              vErrors = [err81];
            } else {
              vErrors.push(err81);
            }
            errors++;
          }
        }
        if (data47.form !== void 0) {
          let data48 = data47.form;
          if (!(data48 === "conf" || data48 === "conflist")) {
            const err82 = { instancePath: instancePath + "/cni/form", schemaPath: "#/$defs/cni/properties/form/enum", keyword: "enum", params: { allowedValues: schema40.properties.form.enum } };
            if (vErrors === null) {
              vErrors = [err82];
            } else {
              vErrors.push(err82);
            }
            errors++;
          }
        }
        if (data47.version !== void 0) {
          let data49 = data47.version;
          if (typeof data49 !== "string" && !(typeof data49 == "number" && isFinite(data49))) {
            const err83 = { instancePath: instancePath + "/cni/version", schemaPath: "#/$defs/cni/properties/version/type", keyword: "type", params: { type: schema40.properties.version.type } };
            if (vErrors === null) {
              vErrors = [err83];
            } else {
              vErrors.push(err83);
            }
            errors++;
          }
        }
        if (data47.fileName !== void 0) {
          if (typeof data47.fileName !== "string") {
            const err84 = { instancePath: instancePath + "/cni/fileName", schemaPath: "#/$defs/cni/properties/fileName/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err84];
            } else {
              vErrors.push(err84);
            }
            errors++;
          }
        }
        if (data47.confDirectory !== void 0) {
          if (typeof data47.confDirectory !== "string") {
            const err85 = { instancePath: instancePath + "/cni/confDirectory", schemaPath: "#/$defs/cni/properties/confDirectory/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err85];
            } else {
              vErrors.push(err85);
            }
            errors++;
          }
        }
        if (data47.binDirectory !== void 0) {
          if (typeof data47.binDirectory !== "string") {
            const err86 = { instancePath: instancePath + "/cni/binDirectory", schemaPath: "#/$defs/cni/properties/binDirectory/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err86];
            } else {
              vErrors.push(err86);
            }
            errors++;
          }
        }
        if (data47.ipam !== void 0) {
          let data53 = data47.ipam;
          if (!(data53 === "host-local" || data53 === "none")) {
            const err87 = { instancePath: instancePath + "/cni/ipam", schemaPath: "#/$defs/cni/properties/ipam/enum", keyword: "enum", params: { allowedValues: schema40.properties.ipam.enum } };
            if (vErrors === null) {
              vErrors = [err87];
            } else {
              vErrors.push(err87);
            }
            errors++;
          }
        }
      } else {
        const err88 = { instancePath: instancePath + "/cni", schemaPath: "#/$defs/cni/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err88];
        } else {
          vErrors.push(err88);
        }
        errors++;
      }
    }
    if (data.paths !== void 0) {
      let data54 = data.paths;
      if (data54 && typeof data54 == "object" && !Array.isArray(data54)) {
        for (const key10 in data54) {
          if (!func1.call(schema41.properties, key10)) {
            const err89 = { instancePath: instancePath + "/paths", schemaPath: "#/$defs/paths/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 } };
            if (vErrors === null) {
              vErrors = [err89];
            } else {
              vErrors.push(err89);
            }
            errors++;
          }
        }
        if (data54.directory !== void 0) {
          if (typeof data54.directory !== "string") {
            const err90 = { instancePath: instancePath + "/paths/directory", schemaPath: "#/$defs/paths/properties/directory/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err90];
            } else {
              vErrors.push(err90);
            }
            errors++;
          }
        }
        if (data54.kubelet !== void 0) {
          if (typeof data54.kubelet !== "string") {
            const err91 = { instancePath: instancePath + "/paths/kubelet", schemaPath: "#/$defs/paths/properties/kubelet/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err91];
            } else {
              vErrors.push(err91);
            }
            errors++;
          }
        }
        if (data54.kubeProxy !== void 0) {
          if (typeof data54.kubeProxy !== "string") {
            const err92 = { instancePath: instancePath + "/paths/kubeProxy", schemaPath: "#/$defs/paths/properties/kubeProxy/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err92];
            } else {
              vErrors.push(err92);
            }
            errors++;
          }
        }
        if (data54.flanneld !== void 0) {
          if (typeof data54.flanneld !== "string") {
            const err93 = { instancePath: instancePath + "/paths/flanneld", schemaPath: "#/$defs/paths/properties/flanneld/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err93];
            } else {
              vErrors.push(err93);
            }
            errors++;
          }
        }
        if (data54.nssm !== void 0) {
          if (typeof data54.nssm !== "string") {
            const err94 = { instancePath: instancePath + "/paths/nssm", schemaPath: "#/$defs/paths/properties/nssm/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err94];
            } else {
              vErrors.push(err94);
            }
            errors++;
          }
        }
        if (data54.kubeLogRunner !== void 0) {
          if (typeof data54.kubeLogRunner !== "string") {
            const err95 = { instancePath: instancePath + "/paths/kubeLogRunner", schemaPath: "#/$defs/paths/properties/kubeLogRunner/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err95];
            } else {
              vErrors.push(err95);
            }
            errors++;
          }
        }
        if (data54.kubeconfig !== void 0) {
          if (typeof data54.kubeconfig !== "string") {
            const err96 = { instancePath: instancePath + "/paths/kubeconfig", schemaPath: "#/$defs/paths/properties/kubeconfig/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err96];
            } else {
              vErrors.push(err96);
            }
            errors++;
          }
        }
        if (data54.logDirectory !== void 0) {
          if (typeof data54.logDirectory !== "string") {
            const err97 = { instancePath: instancePath + "/paths/logDirectory", schemaPath: "#/$defs/paths/properties/logDirectory/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err97];
            } else {
              vErrors.push(err97);
            }
            errors++;
          }
        }
        if (data54.flannelNetConf !== void 0) {
          if (typeof data54.flannelNetConf !== "string") {
            const err98 = { instancePath: instancePath + "/paths/flannelNetConf", schemaPath: "#/$defs/paths/properties/flannelNetConf/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err98];
            } else {
              vErrors.push(err98);
            }
            errors++;
          }
        }
        if (data54.flannelSubnetFile !== void 0) {
          if (typeof data54.flannelSubnetFile !== "string") {
            const err99 = { instancePath: instancePath + "/paths/flannelSubnetFile", schemaPath: "#/$defs/paths/properties/flannelSubnetFile/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err99];
            } else {
              vErrors.push(err99);
            }
            errors++;
          }
        }
      } else {
        const err100 = { instancePath: instancePath + "/paths", schemaPath: "#/$defs/paths/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err100];
        } else {
          vErrors.push(err100);
        }
        errors++;
      }
    }
    if (data.proxy !== void 0) {
      let data65 = data.proxy;
      if (data65 && typeof data65 == "object" && !Array.isArray(data65)) {
        for (const key11 in data65) {
          if (!(key11 === "httpProxy" || key11 === "httpsProxy" || key11 === "noProxy")) {
            const err101 = { instancePath: instancePath + "/proxy", schemaPath: "#/$defs/proxy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 } };
            if (vErrors === null) {
              vErrors = [err101];
            } else {
              vErrors.push(err101);
            }
            errors++;
          }
        }
        if (data65.httpProxy !== void 0) {
          if (typeof data65.httpProxy !== "string") {
            const err102 = { instancePath: instancePath + "/proxy/httpProxy", schemaPath: "#/$defs/proxy/properties/httpProxy/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err102];
            } else {
              vErrors.push(err102);
            }
            errors++;
          }
        }
        if (data65.httpsProxy !== void 0) {
          if (typeof data65.httpsProxy !== "string") {
            const err103 = { instancePath: instancePath + "/proxy/httpsProxy", schemaPath: "#/$defs/proxy/properties/httpsProxy/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err103];
            } else {
              vErrors.push(err103);
            }
            errors++;
          }
        }
        if (data65.noProxy !== void 0) {
          if (typeof data65.noProxy !== "string") {
            const err104 = { instancePath: instancePath + "/proxy/noProxy", schemaPath: "#/$defs/proxy/properties/noProxy/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err104];
            } else {
              vErrors.push(err104);
            }
            errors++;
          }
        }
      } else {
        const err105 = { instancePath: instancePath + "/proxy", schemaPath: "#/$defs/proxy/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err105];
        } else {
          vErrors.push(err105);
        }
        errors++;
      }
    }
    if (data.nodes !== void 0) {
      let data69 = data.nodes;
      if (Array.isArray(data69)) {
        const len6 = data69.length;
        for (let i6 = 0; i6 < len6; i6++) {
          let data70 = data69[i6];
          if (data70 && typeof data70 == "object" && !Array.isArray(data70)) {
            if (data70.name === void 0) {
              const err106 = { instancePath: instancePath + "/nodes/" + i6, schemaPath: "#/$defs/node/required", keyword: "required", params: { missingProperty: "name" } };
              if (vErrors === null) {
                vErrors = [err106];
              } else {
                vErrors.push(err106);
              }
              errors++;
            }
            if (data70.managementIP === void 0) {
              const err107 = { instancePath: instancePath + "/nodes/" + i6, schemaPath: "#/$defs/node/required", keyword: "required", params: { missingProperty: "managementIP" } };
              if (vErrors === null) {
                vErrors = [err107];
              } else {
                vErrors.push(err107);
              }
              errors++;
            }
            for (const key12 in data70) {
              if (!(key12 === "name" || key12 === "managementIP" || key12 === "podCIDR" || key12 === "adapter" || key12 === "drMAC")) {
                const err108 = { instancePath: instancePath + "/nodes/" + i6, schemaPath: "#/$defs/node/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 } };
                if (vErrors === null) {
                  vErrors = [err108];
                } else {
                  vErrors.push(err108);
                }
                errors++;
              }
            }
            if (data70.name !== void 0) {
              if (typeof data70.name !== "string") {
                const err109 = { instancePath: instancePath + "/nodes/" + i6 + "/name", schemaPath: "#/$defs/node/properties/name/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err109];
                } else {
                  vErrors.push(err109);
                }
                errors++;
              }
            }
            if (data70.managementIP !== void 0) {
              if (typeof data70.managementIP !== "string") {
                const err110 = { instancePath: instancePath + "/nodes/" + i6 + "/managementIP", schemaPath: "#/$defs/node/properties/managementIP/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err110];
                } else {
                  vErrors.push(err110);
                }
                errors++;
              }
            }
            if (data70.podCIDR !== void 0) {
              let data73 = data70.podCIDR;
              if (typeof data73 !== "string" && !Array.isArray(data73)) {
                const err111 = { instancePath: instancePath + "/nodes/" + i6 + "/podCIDR", schemaPath: "#/$defs/node/properties/podCIDR/type", keyword: "type", params: { type: schema43.properties.podCIDR.type } };
                if (vErrors === null) {
                  vErrors = [err111];
                } else {
                  vErrors.push(err111);
                }
                errors++;
              }
              if (Array.isArray(data73)) {
                const len7 = data73.length;
                for (let i7 = 0; i7 < len7; i7++) {
                  if (typeof data73[i7] !== "string") {
                    const err112 = { instancePath: instancePath + "/nodes/" + i6 + "/podCIDR/" + i7, schemaPath: "#/$defs/node/properties/podCIDR/items/type", keyword: "type", params: { type: "string" } };
                    if (vErrors === null) {
                      vErrors = [err112];
                    } else {
                      vErrors.push(err112);
                    }
                    errors++;
                  }
                }
              }
            }
            if (data70.adapter !== void 0) {
              let data75 = data70.adapter;
              if (typeof data75 === "string") {
                if (func2(data75) > 255) {
                  const err113 = { instancePath: instancePath + "/nodes/" + i6 + "/adapter", schemaPath: "#/$defs/node/properties/adapter/maxLength", keyword: "maxLength", params: { limit: 255 } };
                  if (vErrors === null) {
                    vErrors = [err113];
                  } else {
                    vErrors.push(err113);
                  }
                  errors++;
                }
                if (func2(data75) < 1) {
                  const err114 = { instancePath: instancePath + "/nodes/" + i6 + "/adapter", schemaPath: "#/$defs/node/properties/adapter/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err114];
                  } else {
                    vErrors.push(err114);
                  }
                  errors++;
                }
              } else {
                const err115 = { instancePath: instancePath + "/nodes/" + i6 + "/adapter", schemaPath: "#/$defs/node/properties/adapter/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err115];
                } else {
                  vErrors.push(err115);
                }
                errors++;
              }
            }
            if (data70.drMAC !== void 0) {
              let data76 = data70.drMAC;
              if (typeof data76 === "string") {
                if (!pattern7.test(data76)) {
                  const err116 = { instancePath: instancePath + "/nodes/" + i6 + "/drMAC", schemaPath: "#/$defs/node/properties/drMAC/pattern", keyword: "pattern", params: { pattern: "^[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}$" } };
                  if (vErrors === null) {
                    vErrors = [err116];
                  } else {
                    vErrors.push(err116);
                  }
                  errors++;
                }
              } else {
                const err117 = { instancePath: instancePath + "/nodes/" + i6 + "/drMAC", schemaPath: "#/$defs/node/properties/drMAC/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err117];
                } else {
                  vErrors.push(err117);
                }
                errors++;
              }
            }
          } else {
            const err118 = { instancePath: instancePath + "/nodes/" + i6, schemaPath: "#/$defs/node/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err118];
            } else {
              vErrors.push(err118);
            }
            errors++;
          }
        }
      } else {
        const err119 = { instancePath: instancePath + "/nodes", schemaPath: "#/properties/nodes/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err119];
        } else {
          vErrors.push(err119);
        }
        errors++;
      }
    }
    if (data.ignore !== void 0) {
      let data77 = data.ignore;
      if (Array.isArray(data77)) {
        const len8 = data77.length;
        for (let i8 = 0; i8 < len8; i8++) {
          let data78 = data77[i8];
          if (data78 && typeof data78 == "object" && !Array.isArray(data78)) {
            if (data78.code === void 0) {
              const err120 = { instancePath: instancePath + "/ignore/" + i8, schemaPath: "#/$defs/ignore/required", keyword: "required", params: { missingProperty: "code" } };
              if (vErrors === null) {
                vErrors = [err120];
              } else {
                vErrors.push(err120);
              }
              errors++;
            }
            if (data78.reason === void 0) {
              const err121 = { instancePath: instancePath + "/ignore/" + i8, schemaPath: "#/$defs/ignore/required", keyword: "required", params: { missingProperty: "reason" } };
              if (vErrors === null) {
                vErrors = [err121];
              } else {
                vErrors.push(err121);
              }
              errors++;
            }
            for (const key13 in data78) {
              if (!(key13 === "code" || key13 === "at" || key13 === "file" || key13 === "reason")) {
                const err122 = { instancePath: instancePath + "/ignore/" + i8, schemaPath: "#/$defs/ignore/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 } };
                if (vErrors === null) {
                  vErrors = [err122];
                } else {
                  vErrors.push(err122);
                }
                errors++;
              }
            }
            if (data78.code !== void 0) {
              if (typeof data78.code !== "string") {
                const err123 = { instancePath: instancePath + "/ignore/" + i8 + "/code", schemaPath: "#/$defs/ignore/properties/code/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err123];
                } else {
                  vErrors.push(err123);
                }
                errors++;
              }
            }
            if (data78.at !== void 0) {
              if (typeof data78.at !== "string") {
                const err124 = { instancePath: instancePath + "/ignore/" + i8 + "/at", schemaPath: "#/$defs/ignore/properties/at/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err124];
                } else {
                  vErrors.push(err124);
                }
                errors++;
              }
            }
            if (data78.file !== void 0) {
              let data81 = data78.file;
              if (typeof data81 === "string") {
                if (func2(data81) < 1) {
                  const err125 = { instancePath: instancePath + "/ignore/" + i8 + "/file", schemaPath: "#/$defs/ignore/properties/file/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err125];
                  } else {
                    vErrors.push(err125);
                  }
                  errors++;
                }
              } else {
                const err126 = { instancePath: instancePath + "/ignore/" + i8 + "/file", schemaPath: "#/$defs/ignore/properties/file/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err126];
                } else {
                  vErrors.push(err126);
                }
                errors++;
              }
            }
            if (data78.reason !== void 0) {
              let data82 = data78.reason;
              if (typeof data82 === "string") {
                if (func2(data82) < 1) {
                  const err127 = { instancePath: instancePath + "/ignore/" + i8 + "/reason", schemaPath: "#/$defs/ignore/properties/reason/minLength", keyword: "minLength", params: { limit: 1 } };
                  if (vErrors === null) {
                    vErrors = [err127];
                  } else {
                    vErrors.push(err127);
                  }
                  errors++;
                }
              } else {
                const err128 = { instancePath: instancePath + "/ignore/" + i8 + "/reason", schemaPath: "#/$defs/ignore/properties/reason/type", keyword: "type", params: { type: "string" } };
                if (vErrors === null) {
                  vErrors = [err128];
                } else {
                  vErrors.push(err128);
                }
                errors++;
              }
            }
          } else {
            const err129 = { instancePath: instancePath + "/ignore/" + i8, schemaPath: "#/$defs/ignore/type", keyword: "type", params: { type: "object" } };
            if (vErrors === null) {
              vErrors = [err129];
            } else {
              vErrors.push(err129);
            }
            errors++;
          }
        }
      } else {
        const err130 = { instancePath: instancePath + "/ignore", schemaPath: "#/properties/ignore/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err130];
        } else {
          vErrors.push(err130);
        }
        errors++;
      }
    }
  } else {
    const err131 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err131];
    } else {
      vErrors.push(err131);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateDiagnosticReport = validate21;
var schema46 = { "type": "object", "additionalProperties": false, "required": ["code", "name", "severity", "message", "location"], "properties": { "code": { "type": "string", "pattern": "^WIN[0-9]{3}$" }, "name": { "type": "string" }, "severity": { "enum": ["error", "warning", "info"] }, "message": { "type": "string" }, "label": { "type": "string" }, "help": { "type": "string" }, "location": { "$ref": "#/$defs/location" }, "related": { "type": "array", "items": { "$ref": "#/$defs/related" } }, "fix": { "$ref": "#/$defs/fix" } } };
var pattern8 = new RegExp("^WIN[0-9]{3}$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.start === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "start" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.end === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "end" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "start" || key0 === "end")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.start !== void 0) {
      let data0 = data.start;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.offset === void 0) {
          const err3 = { instancePath: instancePath + "/start", schemaPath: "#/$defs/position/required", keyword: "required", params: { missingProperty: "offset" } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data0.line === void 0) {
          const err4 = { instancePath: instancePath + "/start", schemaPath: "#/$defs/position/required", keyword: "required", params: { missingProperty: "line" } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data0.column === void 0) {
          const err5 = { instancePath: instancePath + "/start", schemaPath: "#/$defs/position/required", keyword: "required", params: { missingProperty: "column" } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        for (const key1 in data0) {
          if (!(key1 === "offset" || key1 === "line" || key1 === "column")) {
            const err6 = { instancePath: instancePath + "/start", schemaPath: "#/$defs/position/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data0.offset !== void 0) {
          let data1 = data0.offset;
          if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
            const err7 = { instancePath: instancePath + "/start/offset", schemaPath: "#/$defs/position/properties/offset/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
          if (typeof data1 == "number" && isFinite(data1)) {
            if (data1 < 0 || isNaN(data1)) {
              const err8 = { instancePath: instancePath + "/start/offset", schemaPath: "#/$defs/position/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          }
        }
        if (data0.line !== void 0) {
          let data2 = data0.line;
          if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
            const err9 = { instancePath: instancePath + "/start/line", schemaPath: "#/$defs/position/properties/line/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          if (typeof data2 == "number" && isFinite(data2)) {
            if (data2 < 1 || isNaN(data2)) {
              const err10 = { instancePath: instancePath + "/start/line", schemaPath: "#/$defs/position/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
        }
        if (data0.column !== void 0) {
          let data3 = data0.column;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            const err11 = { instancePath: instancePath + "/start/column", schemaPath: "#/$defs/position/properties/column/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 < 1 || isNaN(data3)) {
              const err12 = { instancePath: instancePath + "/start/column", schemaPath: "#/$defs/position/properties/column/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/start", schemaPath: "#/$defs/position/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.end !== void 0) {
      let data4 = data.end;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.offset === void 0) {
          const err14 = { instancePath: instancePath + "/end", schemaPath: "#/$defs/position/required", keyword: "required", params: { missingProperty: "offset" } };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data4.line === void 0) {
          const err15 = { instancePath: instancePath + "/end", schemaPath: "#/$defs/position/required", keyword: "required", params: { missingProperty: "line" } };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        if (data4.column === void 0) {
          const err16 = { instancePath: instancePath + "/end", schemaPath: "#/$defs/position/required", keyword: "required", params: { missingProperty: "column" } };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        for (const key2 in data4) {
          if (!(key2 === "offset" || key2 === "line" || key2 === "column")) {
            const err17 = { instancePath: instancePath + "/end", schemaPath: "#/$defs/position/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        if (data4.offset !== void 0) {
          let data5 = data4.offset;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            const err18 = { instancePath: instancePath + "/end/offset", schemaPath: "#/$defs/position/properties/offset/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 < 0 || isNaN(data5)) {
              const err19 = { instancePath: instancePath + "/end/offset", schemaPath: "#/$defs/position/properties/offset/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          }
        }
        if (data4.line !== void 0) {
          let data6 = data4.line;
          if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
            const err20 = { instancePath: instancePath + "/end/line", schemaPath: "#/$defs/position/properties/line/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 < 1 || isNaN(data6)) {
              const err21 = { instancePath: instancePath + "/end/line", schemaPath: "#/$defs/position/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
        }
        if (data4.column !== void 0) {
          let data7 = data4.column;
          if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
            const err22 = { instancePath: instancePath + "/end/column", schemaPath: "#/$defs/position/properties/column/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
          if (typeof data7 == "number" && isFinite(data7)) {
            if (data7 < 1 || isNaN(data7)) {
              const err23 = { instancePath: instancePath + "/end/column", schemaPath: "#/$defs/position/properties/column/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/end", schemaPath: "#/$defs/position/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.range === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "range" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "path" || key0 === "pointer" || key0 === "range")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      if (typeof data.path !== "string") {
        const err3 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.pointer !== void 0) {
      if (typeof data.pointer !== "string") {
        const err4 = { instancePath: instancePath + "/pointer", schemaPath: "#/properties/pointer/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.range !== void 0) {
      if (!validate24(data.range, { instancePath: instancePath + "/range", parentData: data, parentDataProperty: "range", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.location === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "location" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.message === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "location" || key0 === "message")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.location !== void 0) {
      if (!validate23(data.location, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
        errors = vErrors.length;
      }
    }
    if (data.message !== void 0) {
      if (typeof data.message !== "string") {
        const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.range === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "range" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.newText === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "newText" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "range" || key0 === "newText")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.range !== void 0) {
      if (!validate24(data.range, { instancePath: instancePath + "/range", parentData: data, parentDataProperty: "range", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.newText !== void 0) {
      if (typeof data.newText !== "string") {
        const err3 = { instancePath: instancePath + "/newText", schemaPath: "#/properties/newText/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.safe === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "safe" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.edits === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "edits" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "title" || key0 === "safe" || key0 === "edits")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      if (typeof data.title !== "string") {
        const err4 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.safe !== void 0) {
      if (typeof data.safe !== "boolean") {
        const err5 = { instancePath: instancePath + "/safe", schemaPath: "#/properties/safe/type", keyword: "type", params: { type: "boolean" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.edits !== void 0) {
      let data2 = data.edits;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate31(data2[i0], { instancePath: instancePath + "/edits/" + i0, parentData: data2, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/edits", schemaPath: "#/properties/edits/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.code === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "code" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.name === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.severity === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "severity" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.message === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.location === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "location" } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema46.properties, key0)) {
        const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.code !== void 0) {
      let data0 = data.code;
      if (typeof data0 === "string") {
        if (!pattern8.test(data0)) {
          const err6 = { instancePath: instancePath + "/code", schemaPath: "#/properties/code/pattern", keyword: "pattern", params: { pattern: "^WIN[0-9]{3}$" } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      if (typeof data.name !== "string") {
        const err8 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.severity !== void 0) {
      let data2 = data.severity;
      if (!(data2 === "error" || data2 === "warning" || data2 === "info")) {
        const err9 = { instancePath: instancePath + "/severity", schemaPath: "#/properties/severity/enum", keyword: "enum", params: { allowedValues: schema46.properties.severity.enum } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.message !== void 0) {
      if (typeof data.message !== "string") {
        const err10 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.label !== void 0) {
      if (typeof data.label !== "string") {
        const err11 = { instancePath: instancePath + "/label", schemaPath: "#/properties/label/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.help !== void 0) {
      if (typeof data.help !== "string") {
        const err12 = { instancePath: instancePath + "/help", schemaPath: "#/properties/help/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.location !== void 0) {
      if (!validate23(data.location, { instancePath: instancePath + "/location", parentData: data, parentDataProperty: "location", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
        errors = vErrors.length;
      }
    }
    if (data.related !== void 0) {
      let data7 = data.related;
      if (Array.isArray(data7)) {
        const len0 = data7.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate27(data7[i0], { instancePath: instancePath + "/related/" + i0, parentData: data7, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/related", schemaPath: "#/properties/related/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.fix !== void 0) {
      if (!validate30(data.fix, { instancePath: instancePath + "/fix", parentData: data, parentDataProperty: "fix", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.diagnostics === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "diagnostics" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.summary === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "summary" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "version" || key0 === "diagnostics" || key0 === "summary")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      if (1 !== data.version) {
        const err4 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.diagnostics !== void 0) {
      let data1 = data.diagnostics;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate22(data1[i0], { instancePath: instancePath + "/diagnostics/" + i0, parentData: data1, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err5 = { instancePath: instancePath + "/diagnostics", schemaPath: "#/properties/diagnostics/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.summary !== void 0) {
      let data3 = data.summary;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.errors === void 0) {
          const err6 = { instancePath: instancePath + "/summary", schemaPath: "#/$defs/summary/required", keyword: "required", params: { missingProperty: "errors" } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data3.warnings === void 0) {
          const err7 = { instancePath: instancePath + "/summary", schemaPath: "#/$defs/summary/required", keyword: "required", params: { missingProperty: "warnings" } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data3.infos === void 0) {
          const err8 = { instancePath: instancePath + "/summary", schemaPath: "#/$defs/summary/required", keyword: "required", params: { missingProperty: "infos" } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        for (const key1 in data3) {
          if (!(key1 === "errors" || key1 === "warnings" || key1 === "infos")) {
            const err9 = { instancePath: instancePath + "/summary", schemaPath: "#/$defs/summary/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data3.errors !== void 0) {
          let data4 = data3.errors;
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
            const err10 = { instancePath: instancePath + "/summary/errors", schemaPath: "#/$defs/summary/properties/errors/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 < 0 || isNaN(data4)) {
              const err11 = { instancePath: instancePath + "/summary/errors", schemaPath: "#/$defs/summary/properties/errors/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          }
        }
        if (data3.warnings !== void 0) {
          let data5 = data3.warnings;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            const err12 = { instancePath: instancePath + "/summary/warnings", schemaPath: "#/$defs/summary/properties/warnings/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 < 0 || isNaN(data5)) {
              const err13 = { instancePath: instancePath + "/summary/warnings", schemaPath: "#/$defs/summary/properties/warnings/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
        }
        if (data3.infos !== void 0) {
          let data6 = data3.infos;
          if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
            const err14 = { instancePath: instancePath + "/summary/infos", schemaPath: "#/$defs/summary/properties/infos/type", keyword: "type", params: { type: "integer" } };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 < 0 || isNaN(data6)) {
              const err15 = { instancePath: instancePath + "/summary/infos", schemaPath: "#/$defs/summary/properties/infos/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/summary", schemaPath: "#/$defs/summary/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  validateClusterNetwork,
  validateDiagnosticReport
};
