/*
 * Prints what CommandLineToArgvW makes of command lines: a line of UTF-16 units in hexadecimal each, from standard
 * input; the arguments behind the first the same way, with `=` before each and a blank between them.
 */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>
#include <shellapi.h>

static wchar_t line[65536];

static void print(const wchar_t *text)
{
    putchar('=');
    for (; *text; text++)
        printf("%04x", (unsigned)*text);
}

static void answer(int length)
{
    int count, i;
    line[length] = 0;
    LPWSTR *args = CommandLineToArgvW(line, &count);
    for (i = 1; i < count; i++) {
        if (i > 1)
            putchar(' ');
        print(args[i]);
    }
    putchar('\n');
    LocalFree(args);
}

int main(void)
{
    char digits[5] = "";
    int c, have = 0, length = 0;
    unsigned unit;
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    while ((c = getchar()) != EOF) {
        if (c == '\n') {
            answer(length);
            length = 0;
            continue;
        }
        digits[have++] = (char)c;
        if (have < 4)
            continue;
        have = 0;
        sscanf(digits, "%x", &unit);
        if (length < 65535)
            line[length++] = (wchar_t)unit;
    }
    return 0;
}
