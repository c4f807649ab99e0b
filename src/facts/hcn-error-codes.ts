import type { Source } from './evidence.ts'

/** A code that HNS ends a call with. */
export interface HcnErrorCode {
  readonly code: string
  readonly name: string
  /** What HNS says, without a period. */
  readonly text: string
}

export const HCN_ERRORS_SOURCE: Source = {
  evidence: 'docs',
  where: 'MicrosoftDocs/Virtualization-Documentation virtualization/api/hcn/Reference/HCNHResult.md 77e0742a',
}

/** Every error code of HCN, in the order of its documentation; success is none. */
export const HCN_ERROR_CODES = [
  { code: '0x803b0001', name: 'HCN_E_NETWORK_NOT_FOUND', text: 'The network was not found' },
  { code: '0x803b0002', name: 'HCN_E_ENDPOINT_NOT_FOUND', text: 'The endpoint was not found' },
  { code: '0x803b0003', name: 'HCN_E_LAYER_NOT_FOUND', text: "The network's underlying layer was not found" },
  { code: '0x803b0004', name: 'HCN_E_SWITCH_NOT_FOUND', text: 'The virtual switch was not found' },
  {
    code: '0x803b0005',
    name: 'HCN_E_SUBNET_NOT_FOUND',
    text: 'The network does not have a subnet for this endpoint',
  },
  { code: '0x803b0006', name: 'HCN_E_ADAPTER_NOT_FOUND', text: 'An adapter was not found' },
  { code: '0x803b0007', name: 'HCN_E_PORT_NOT_FOUND', text: 'The switch-port was not found' },
  { code: '0x803b0008', name: 'HCN_E_POLICY_NOT_FOUND', text: 'An expected policy was not found' },
  {
    code: '0x803b0009',
    name: 'HCN_E_VFP_PORTSETTING_NOT_FOUND',
    text: 'A required VFP port setting was not found',
  },
  {
    code: '0x803b000a',
    name: 'HCN_E_INVALID_NETWORK',
    text: 'The provided network configuration is invalid or missing parameters',
  },
  { code: '0x803b000b', name: 'HCN_E_INVALID_NETWORK_TYPE', text: 'Invalid network type' },
  {
    code: '0x803b000c',
    name: 'HCN_E_INVALID_ENDPOINT',
    text: 'The provided endpoint configuration is invalid or missing parameters',
  },
  {
    code: '0x803b000d',
    name: 'HCN_E_INVALID_POLICY',
    text: 'The provided policy configuration is invalid or missing parameters',
  },
  { code: '0x803b000e', name: 'HCN_E_INVALID_POLICY_TYPE', text: 'Invalid policy type' },
  {
    code: '0x803b000f',
    name: 'HCN_E_INVALID_REMOTE_ENDPOINT_OPERATION',
    text: 'This requested operation is invalid for a remote endpoint',
  },
  {
    code: '0x803b0010',
    name: 'HCN_E_NETWORK_ALREADY_EXISTS',
    text: 'A network with this name already exists',
  },
  { code: '0x803b0011', name: 'HCN_E_LAYER_ALREADY_EXISTS', text: 'A network with this name already exists' },
  {
    code: '0x803b0012',
    name: 'HCN_E_POLICY_ALREADY_EXISTS',
    text: 'Policy information already exists on this object',
  },
  { code: '0x803b0013', name: 'HCN_E_PORT_ALREADY_EXISTS', text: 'The specified port already exists' },
  {
    code: '0x803b0014',
    name: 'HCN_E_ENDPOINT_ALREADY_ATTACHED',
    text: 'This endpoint is already attached to the switch',
  },
  { code: '0x803b0015', name: 'HCN_E_REQUEST_UNSUPPORTED', text: 'The specified request is unsupported' },
  {
    code: '0x803b0016',
    name: 'HCN_E_MAPPING_NOT_SUPPORTED',
    text: 'Port mapping is not supported on the given network',
  },
  {
    code: '0x803b0017',
    name: 'HCN_E_DEGRADED_OPERATION',
    text: 'There was an operation attempted on a degraded object',
  },
  {
    code: '0x803b0018',
    name: 'HCN_E_SHARED_SWITCH_MODIFICATION',
    text: 'Cannot modify a switch shared by multiple networks',
  },
  {
    code: '0x803b0019',
    name: 'HCN_E_GUID_CONVERSION_FAILURE',
    text: 'Failed to interpret a parameter as a GUID',
  },
  { code: '0x803b001a', name: 'HCN_E_REGKEY_FAILURE', text: 'Failed to process registry key' },
  { code: '0x803b001b', name: 'HCN_E_INVALID_JSON', text: 'Invalid JSON document string' },
  {
    code: '0x803b001c',
    name: 'HCN_E_INVALID_JSON_REFERENCE',
    text: 'The reference is invalid in the JSON document',
  },
  { code: '0x803b001d', name: 'HCN_E_ENDPOINT_SHARING_DISABLED', text: 'Endpoint sharing is disabled' },
  {
    code: '0x803b001e',
    name: 'HCN_E_INVALID_IP',
    text: 'IP address is either invalid or not part of any configured subnet(s)',
  },
  {
    code: '0x803b001f',
    name: 'HCN_E_SWITCH_EXTENSION_NOT_FOUND',
    text: 'The specified switch extension does not exist on this switch',
  },
  {
    code: '0x803b0020',
    name: 'HCN_E_MANAGER_STOPPED',
    text: 'Operation cannot be performed while service is stopping',
  },
  {
    code: '0x803b0021',
    name: 'GCN_E_MODULE_NOT_FOUND',
    text: 'Operation cannot be performed while service module not found',
  },
  {
    code: '0x803b0022',
    name: 'GCN_E_NO_REQUEST_HANDLERS',
    text: 'Request Handlers not present to handle the JSON request',
  },
  { code: '0x803b0023', name: 'GCN_E_REQUEST_UNSUPPORTED', text: 'The specified request is unsupported' },
  { code: '0x803b0024', name: 'GCN_E_RUNTIMEKEYS_FAILED', text: 'Add runtime keys to container failed' },
  {
    code: '0x803b0025',
    name: 'GCN_E_NETADAPTER_TIMEOUT',
    text: 'Timeout while waiting for network adapter with the given instance id',
  },
  {
    code: '0x803b0026',
    name: 'GCN_E_NETADAPTER_NOT_FOUND',
    text: 'Network adapter not found for the given instance id',
  },
  {
    code: '0x803b0027',
    name: 'GCN_E_NETCOMPARTMENT_NOT_FOUND',
    text: 'Network compartment not found for the given id',
  },
  {
    code: '0x803b0028',
    name: 'GCN_E_NETINTERFACE_NOT_FOUND',
    text: 'Network interface not found for the given id',
  },
  { code: '0x803b0029', name: 'GCN_E_DEFAULTNAMESPACE_EXISTS', text: 'Default Namespace already exists' },
  {
    code: '0x803b002a',
    name: 'HCN_E_ICS_DISABLED',
    text: 'Internet Connection Sharing service (SharedAccess) is disabled and cannot be started',
  },
  {
    code: '0x803b002b',
    name: 'HCN_E_ENDPOINT_NAMESPACE_ALREADY_EXISTS',
    text: 'This requested operation is invalid as endpoint is already part of a network namespace',
  },
  {
    code: '0x803b002c',
    name: 'HCN_E_ENTITY_HAS_REFERENCES',
    text: 'The specified entity cannot be removed while it still has references',
  },
  {
    code: '0x803b002d',
    name: 'HCN_E_INVALID_INTERNAL_PORT',
    text: 'The internal port must exist and cannot be zero',
  },
  {
    code: '0x803b002e',
    name: 'HCN_E_NAMESPACE_ATTACH_FAILED',
    text: 'The requested operation for attach namespace failed',
  },
  {
    code: '0x803b002f',
    name: 'HCN_E_ADDR_INVALID_OR_RESERVED',
    text: 'An address provided is invalid or reserved',
  },
  { code: '0x803b0030', name: 'HCN_E_INVALID_PREFIX', text: 'The prefix provided is invalid' },
  {
    code: '0x803b0031',
    name: 'HCN_E_OBJECT_USED_AFTER_UNLOAD',
    text: 'A call was performed against an object that was torn down',
  },
  {
    code: '0x803b0032',
    name: 'HCN_E_INVALID_SUBNET',
    text: 'The provided subnet configuration is invalid or missing parameters',
  },
  {
    code: '0x803b0033',
    name: 'HCN_E_INVALID_IP_SUBNET',
    text: 'The provided IP subnet configuration is invalid or missing parameters',
  },
  {
    code: '0x803b0034',
    name: 'HCN_E_ENDPOINT_NOT_ATTACHED',
    text: 'The endpoint must be attached to complete the operation',
  },
  {
    code: '0x803b0035',
    name: 'HCN_E_ENDPOINT_NOT_LOCAL',
    text: 'The endpoint must be local to complete the operation',
  },
  {
    code: '0x803b0036',
    name: 'HCN_INTERFACEPARAMETERS_ALREADY_APPLIED',
    text: 'Cannot apply more than one InterfaceParameters policy',
  },
  {
    code: '0x803b0037',
    name: 'HCN_E_VFP_NOT_ALLOWED',
    text: 'A network of this type can not be created because VFP is not available',
  },
] as const satisfies readonly HcnErrorCode[]
