/*
 * Answers as the Host Networking Service would, for a whole Windows plugin under wine, and writes down what it is sent.
 * The same file makes vmcompute.dll (API v1) and computenetwork.dll (API v2). It checks nothing.
 *
 * What HNS knows lies in C:\hns, written by the driver: version.json and networks.json as API v1 shows them, endpoint.json
 * and containers.json for the one endpoint that may be there before and what it is attached to, and networks.txt and
 * endpoints.txt, one object a line: identifier, name and JSON of API v2, between tabs. What is sent goes to calls.txt:
 * kind, target and body, between tabs. The memory of a created endpoint lasts as long as the plugin's process, which is
 * one command.
 */
#include <windows.h>
#include <objbase.h>
#include <stdio.h>
#include <string.h>

#define CREATED "00000000-0000-0000-0000-0000000e0001"
#define MAC "00-15-5D-00-00-01"
#define NOT_FOUND ((HRESULT)0x80070490)

static char *created; /* the endpoint that was made in this process, as JSON with its identifier */
static int deleted;   /* whether the endpoint that was there before is gone; there is one at most */

/* Containers that either is attached to, as JSON; NULL: as before. */
static const char *created_shared, *existing_shared;

static void forget(const char *id) {
    if (_stricmp(id, CREATED)) deleted = 1;
    else created = NULL;
}

static char *narrow(const WCHAR *text) {
    int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *out = malloc(size);
    WideCharToMultiByte(CP_UTF8, 0, text, -1, out, size, NULL, NULL);
    return out;
}

static WCHAR *answer(const char *text) {
    int size = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    WCHAR *out = CoTaskMemAlloc(size * sizeof(WCHAR));
    MultiByteToWideChar(CP_UTF8, 0, text, -1, out, size);
    return out;
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);
    if (file) {
        fread(text, 1, (1 << 20) - 1, file);
        fclose(file);
    }
    return text;
}

static void record(const char *kind, const char *target, const char *body) {
    FILE *file = fopen("C:\\hns\\calls.txt", "ab");
    fprintf(file, "%s\t%s\t%s\n", kind, target, body);
    fclose(file);
}

/* The request with the identifier, and a MAC address where it has none. */
static char *complete(const char *request) {
    char *out = malloc(strlen(request) + 128);
    const char *mac = strstr(request, "\"MacAddress\"") ? "" : "\"MacAddress\":\"" MAC "\",";
    sprintf(out, "{\"ID\":\"%s\",%s%s", CREATED, mac, request + 1);
    return out;
}

static WCHAR *output(const char *json) {
    char *text = malloc(strlen(json) + 64);
    sprintf(text, "{\"Success\":true,\"Output\":%s}", json);
    return answer(text);
}

/* The endpoints as API v1 shows them; NULL where there is none. */
static char *view(const char *object, const char *containers) {
    char *out = malloc(strlen(object) + strlen(containers) + 32);
    sprintf(out, "{\"SharedContainers\":%s,%s", containers, object + 1);
    return out;
}

static char *view_created(void) { return created ? view(created, created_shared ? created_shared : "[]") : NULL; }

static char *view_existing(void) {
    char *object = read_file("C:\\hns\\endpoint.json");
    if (deleted || !*object) return NULL;
    return view(object, existing_shared ? existing_shared : read_file("C:\\hns\\containers.json"));
}

static WCHAR *one_endpoint(const char *id) {
    char *existing = view_existing();
    if (created && !strcmp(id, CREATED)) return output(view_created());
    if (existing && strstr(existing, id)) return output(existing);
    return answer("{\"Success\":false,\"Error\":\"Element not found.\"}");
}

static WCHAR *every_endpoint(void) {
    char *existing = view_existing(), *made = view_created(), *list = calloc(1, 1 << 16);
    sprintf(list, "[%s%s%s]", existing ? existing : "", existing && made ? "," : "", made ? made : "");
    return output(list);
}

/* /endpoints/ID/attach and the like. */
static void record_action(const char *kind, const char *path, const char *request) {
    char id[64] = "";
    sscanf(path, "/endpoints/%63[^/]", id);
    record(kind, id, request);
}

__declspec(dllexport) HRESULT WINAPI HNSCall(const WCHAR *wide_method, const WCHAR *wide_path, const WCHAR *wide_request,
                                             WCHAR **response) {
    char *method = narrow(wide_method), *path = narrow(wide_path), *request = narrow(wide_request);
    char *last = strrchr(path, '/') + 1;
    if (!strcmp(path, "/globals/version")) {
        *response = output(read_file("C:\\hns\\version.json"));
    } else if (!strncmp(path, "/networks/", 10)) {
        *response = output(read_file("C:\\hns\\networks.json"));
    } else if (!strcmp(last, "attach") || !strcmp(last, "detach")) {
        record_action(!strcmp(last, "attach") ? "EndpointAttach" : "EndpointDetach", path, request);
        *response = output("{}");
    } else if (!strcmp(method, "POST")) {
        record("HNSEndpoint", "", request);
        *response = output(created = complete(request));
    } else if (!strcmp(method, "DELETE")) {
        record("DeleteEndpoint", last, "");
        forget(last);
        *response = output("{}");
    } else {
        *response = *last ? one_endpoint(last) : every_endpoint();
    }
    return S_OK;
}

/* The Host Compute Service, which attaches endpoints to containers: every container that is asked for is there. */
static char *container;

__declspec(dllexport) HRESULT WINAPI HcsOpenComputeSystem(const WCHAR *id, UINT_PTR *handle, WCHAR **result) {
    container = narrow(id);
    *handle = 1;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI HcsCloseComputeSystem(UINT_PTR handle) { return S_OK; }

__declspec(dllexport) HRESULT WINAPI HcsRegisterComputeSystemCallback(UINT_PTR handle, UINT_PTR callback, UINT_PTR context,
                                                                      UINT_PTR *callback_handle) {
    *callback_handle = 1;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI HcsUnregisterComputeSystemCallback(UINT_PTR callback_handle) { return S_OK; }

__declspec(dllexport) HRESULT WINAPI HcsGetComputeSystemProperties(UINT_PTR handle, const WCHAR *query, WCHAR **properties,
                                                                   WCHAR **result) {
    *properties = answer("{\"SystemType\":\"Container\"}");
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI HcsModifyComputeSystem(UINT_PTR handle, const WCHAR *settings, WCHAR **result) {
    char *request = narrow(settings), *shared = malloc(strlen(container) + 8);
    int add = strstr(request, "\"RequestType\":\"Add\"") != NULL;
    record(add ? "HotAttach" : "HotDetach", container, request);
    sprintf(shared, add ? "[\"%s\"]" : "[]", container);
    if (strstr(request, CREATED)) created_shared = shared;
    else existing_shared = shared;
    return S_OK;
}

/* Objects of API v2: line `n` of a file is handle n + 1 + base. */
enum { NETWORKS = 1000, ENDPOINTS = 2000, NAMESPACES = 3000, NEW = 4000 };

static char *line_of(const char *path, int wanted, char **name, char **json) {
    char *text = read_file(path), *line = strtok(text, "\n");
    for (int i = 0; line; i++, line = strtok(NULL, "\n")) {
        if (i != wanted) continue;
        *name = strchr(line, '\t');
        if (!*name) return NULL;
        *(*name)++ = 0;
        *json = strchr(*name, '\t');
        *(*json)++ = 0;
        return line;
    }
    return NULL;
}

static void add(char *list, const char *id) {
    if (list[1]) strcat(list, ",");
    strcat(list, "\"");
    strcat(list, id);
    strcat(list, "\"");
}

/* The name of the created endpoint as a filter holds it. */
static char *created_name(void) {
    static char name[1024];
    char *start = strstr(created, "\"Name\":\"") + 8;
    sprintf(name, "\\\"Name\\\":\\\"%.*s\\\"", (int)strcspn(start, "\""), start);
    return name;
}

/* The identifiers of the objects whose name or identifier the query's filter holds; all without a filter. */
static HRESULT enumerate(const char *path, const WCHAR *wide_query, WCHAR **list) {
    char *query = narrow(wide_query), *name, *json, *id, *out = calloc(1, 1 << 16);
    int filtered = strstr(query, "\"Filter\"") != NULL;
    strcpy(out, "[");
    for (int i = 0; (id = line_of(path, i, &name, &json)); i++) {
        char by_name[1024], by_id[256];
        sprintf(by_name, "\\\"Name\\\":\\\"%s\\\"", name);
        sprintf(by_id, "\\\"ID\\\":\\\"%s\\\"", id);
        if (filtered && !strstr(query, by_name) && !strstr(query, by_id)) continue;
        if (deleted && strstr(path, "endpoints")) continue;
        add(out, id);
    }
    if (created && strstr(path, "endpoints") && strstr(query, created_name())) add(out, CREATED);
    strcat(out, "]");
    *list = answer(out);
    return S_OK;
}

static char *guid_text(const GUID *g) {
    char *out = malloc(40);
    sprintf(out, "%08lx-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x", g->Data1, g->Data2, g->Data3, g->Data4[0], g->Data4[1],
            g->Data4[2], g->Data4[3], g->Data4[4], g->Data4[5], g->Data4[6], g->Data4[7]);
    return out;
}

static HRESULT open_object(const char *path, const GUID *guid, int base, UINT_PTR *handle) {
    char *wanted = guid_text(guid), *name, *json, *id;
    for (int i = 0; (id = line_of(path, i, &name, &json)); i++) {
        if (_stricmp(id, wanted)) continue;
        *handle = base + i;
        return S_OK;
    }
    if (base == ENDPOINTS && created && !_stricmp(wanted, CREATED)) {
        *handle = NEW;
        return S_OK;
    }
    return NOT_FOUND;
}

static HRESULT query(UINT_PTR handle, WCHAR **properties) {
    char *name, *json = "{}";
    if (handle == NEW) json = created;
    else if (handle >= NAMESPACES) line_of("C:\\hns\\namespaces.txt", handle - NAMESPACES, &name, &json);
    else if (handle >= ENDPOINTS) line_of("C:\\hns\\endpoints.txt", handle - ENDPOINTS, &name, &json);
    else line_of("C:\\hns\\networks.txt", handle - NETWORKS, &name, &json);
    *properties = answer(json);
    return S_OK;
}

#define KIND(Kind, file, base)                                                                                          \
    __declspec(dllexport) HRESULT WINAPI HcnEnumerate##Kind##s(const WCHAR *q, WCHAR **list, WCHAR **error) {           \
        return enumerate(file, q, list);                                                                                \
    }                                                                                                                   \
    __declspec(dllexport) HRESULT WINAPI HcnOpen##Kind(const GUID *id, UINT_PTR *handle, WCHAR **error) {               \
        return open_object(file, id, base, handle);                                                                     \
    }                                                                                                                   \
    __declspec(dllexport) HRESULT WINAPI HcnQuery##Kind##Properties(UINT_PTR handle, const WCHAR *q, WCHAR **properties, \
                                                                    WCHAR **error) {                                    \
        return query(handle, properties);                                                                               \
    }                                                                                                                   \
    __declspec(dllexport) HRESULT WINAPI HcnClose##Kind(UINT_PTR handle) { return S_OK; }

KIND(Network, "C:\\hns\\networks.txt", NETWORKS)
KIND(Endpoint, "C:\\hns\\endpoints.txt", ENDPOINTS)
KIND(Namespace, "C:\\hns\\namespaces.txt", NAMESPACES)

__declspec(dllexport) HRESULT WINAPI HcnCreateEndpoint(UINT_PTR network, const GUID *id, const WCHAR *settings,
                                                       UINT_PTR *handle, WCHAR **error) {
    char *request = narrow(settings);
    record("HostComputeEndpoint", "", request);
    created = complete(request);
    *handle = NEW;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI HcnDeleteEndpoint(const GUID *id, WCHAR **error) {
    record("DeleteEndpoint", guid_text(id), "");
    forget(guid_text(id));
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI HcnModifyNamespace(UINT_PTR handle, const WCHAR *settings, WCHAR **error) {
    char *request = narrow(settings), *name, *json;
    char *id = line_of("C:\\hns\\namespaces.txt", handle - NAMESPACES, &name, &json);
    record(strstr(request, "\"Remove\"") ? "RemoveNamespaceEndpoint" : "AddNamespaceEndpoint", id, "");
    return S_OK;
}
