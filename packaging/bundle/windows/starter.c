/* Starts Hailuo Desktop in the Python that lies beside this program, in this very process: so the
 * task manager, the task bar and the firewall name the program, and no second one is waited for.
 *
 * It is that Python itself for what the product starts so: arguments that begin with -m or -P are
 * left to it. PYTHON is the library's path below this program's folder; with WINDOWED there is no
 * console, and what is wrong is said in a box.
 */
#include <windows.h>
#include <wchar.h>

#define LONGEST 32768 /* characters of any path of Windows, with its end */

typedef int (*python_main)(int, wchar_t **);

static int complain(const wchar_t *file) {
    static const wchar_t sentence[] =
        L"%ls cannot be loaded: install Hailuo Desktop again. (Windows says: error %lu)";
    static wchar_t text[LONGEST + 200];
    swprintf(text, LONGEST + 200, sentence, file, GetLastError());
#ifdef WINDOWED
    MessageBoxW(NULL, text, L"Hailuo Desktop", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", text);
#endif
    return 1;
}

/* Whether the product starts its Python, rather than somebody the product. */
static int is_python(int count, wchar_t **words) {
    return count > 1 && (wcscmp(words[1], L"-m") == 0 || wcscmp(words[1], L"-P") == 0);
}

static int start(int count, wchar_t **words) {
    static wchar_t place[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, place, LONGEST);
    while (length > 0 && place[length - 1] != L'\\')
        length--;
    if (length + wcslen(PYTHON) >= LONGEST)
        return complain(PYTHON);
    wcscpy(place + length, PYTHON);
    /* Its neighbours are looked for where it lies. */
    HMODULE library = LoadLibraryExW(place, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    python_main run = library ? (python_main)(void *)GetProcAddress(library, "Py_Main") : NULL;
    if (run == NULL)
        return complain(place);
    if (is_python(count, words))
        return run(count, words);
    wchar_t **line = calloc((size_t)count + 3, sizeof *line);
    if (line == NULL)
        return complain(place);
    line[0] = words[0];
    line[1] = L"-m";
    line[2] = L"hailuo_desktop";
    for (int each = 1; each < count; each++)
        line[each + 2] = words[each];
    return run(count + 2, line);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show) {
    (void)self, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **words) {
    return start(count, words);
}
#endif
