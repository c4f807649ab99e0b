/*
 * Stands in for a CNI plugin that is not run for real: writes down how it was called and gives the answer that the driver
 * laid. A call is one line of C:\hns\started.txt: program, command and standard input, between tabs; the answer lies in
 * C:\hns\PROGRAM.answer, after the exit code and a newline.
 */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char input[1 << 22], answer[1 << 16], name[260], path[300];

int main(int argc, char **argv) {
    _setmode(0, _O_BINARY);
    _setmode(1, _O_BINARY);
    fread(input, 1, sizeof input - 1, stdin);
    const char *file = strrchr(argv[0], '\\');
    strncpy(name, file ? file + 1 : argv[0], sizeof name - 1);
    char *extension = strstr(name, ".exe");
    if (extension) *extension = 0;
    const char *command = getenv("CNI_COMMAND");
    FILE *started = fopen("C:\\hns\\started.txt", "ab");
    fprintf(started, "%s\t%s\t%s\n", name, command ? command : "", input);
    fclose(started);
    sprintf(path, "C:\\hns\\%s.answer", name);
    FILE *laid = fopen(path, "rb");
    if (!laid) return 3;
    fread(answer, 1, sizeof answer - 1, laid);
    char *text = strchr(answer, '\n') + 1;
    fwrite(text, 1, strlen(text), stdout);
    return atoi(answer);
}
