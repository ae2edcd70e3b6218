/* SPDX-License-Identifier: MIT */
#include "tui/keytable.h"

#include "text/utf8.h"

#include <assert.h>

static const char *const mode_names[] = {
#define X(id, name, title) [MODE_##id] = (name),
	MODE_LIST(X)
#undef X
};
static_assert(ARRAY_LEN(mode_names) == MODE_COUNT, "every mode needs a name");

/* clang-format off */
static const struct keybind defaults[] = {
	{ MODE_READER, "j", ACTION_LINE_DOWN },
	{ MODE_READER, "k", ACTION_LINE_UP },
	{ MODE_READER, "Down", ACTION_LINE_DOWN },
	{ MODE_READER, "Up", ACTION_LINE_UP },
	{ MODE_READER, "Space", ACTION_PAGE_DOWN },
	{ MODE_READER, "f", ACTION_PAGE_DOWN },
	{ MODE_READER, "PgDn", ACTION_PAGE_DOWN },
	{ MODE_READER, "C-f", ACTION_PAGE_DOWN },
	{ MODE_READER, "b", ACTION_PAGE_UP },
	{ MODE_READER, "PgUp", ACTION_PAGE_UP },
	{ MODE_READER, "C-b", ACTION_PAGE_UP },
	{ MODE_READER, "d", ACTION_HALF_DOWN },
	{ MODE_READER, "C-d", ACTION_HALF_DOWN },
	{ MODE_READER, "u", ACTION_HALF_UP },
	{ MODE_READER, "C-u", ACTION_HALF_UP },
	{ MODE_READER, "g", ACTION_START },
	{ MODE_READER, "Home", ACTION_START },
	{ MODE_READER, "<", ACTION_START },
	{ MODE_READER, "G", ACTION_END },
	{ MODE_READER, "End", ACTION_END },
	{ MODE_READER, ">", ACTION_END },
	{ MODE_READER, "%", ACTION_PERCENT },
	{ MODE_READER, "w", ACTION_NEXT_SECTION },
	{ MODE_READER, "]", ACTION_NEXT_SECTION },
	{ MODE_READER, "W", ACTION_PREV_SECTION },
	{ MODE_READER, "[", ACTION_PREV_SECTION },
	{ MODE_READER, "}", ACTION_NEXT_PART },
	{ MODE_READER, "{", ACTION_PREV_PART },
	{ MODE_READER, "/", ACTION_FIND },
	{ MODE_READER, "?", ACTION_FIND_BACK },
	{ MODE_READER, "n", ACTION_FIND_NEXT },
	{ MODE_READER, "N", ACTION_FIND_PREV },
	{ MODE_READER, "&", ACTION_SEARCH },
	{ MODE_READER, "a", ACTION_SEARCH },
	{ MODE_READER, "Tab", ACTION_FOCUS_NEXT },
	{ MODE_READER, "S-Tab", ACTION_FOCUS_PREV },
	{ MODE_READER, "K", ACTION_HINTS },
	{ MODE_READER, "Enter", ACTION_OPEN },
	{ MODE_READER, "BS", ACTION_BACK },
	{ MODE_READER, "t", ACTION_CONTENTS },
	{ MODE_READER, "i", ACTION_INDEX },
	{ MODE_READER, "m", ACTION_MARK },
	{ MODE_READER, "'", ACTION_GO_MARK },
	{ MODE_READER, "B", ACTION_BOOKMARKS },
	{ MODE_READER, "L", ACTION_LANGUAGES },
	{ MODE_READER, "l", ACTION_LANG_FLIP },
	{ MODE_READER, "M-1", ACTION_LANG_1 },
	{ MODE_READER, "M-2", ACTION_LANG_2 },
	{ MODE_READER, "M-3", ACTION_LANG_3 },
	{ MODE_READER, "M-4", ACTION_LANG_4 },
	{ MODE_READER, "M-5", ACTION_LANG_5 },
	{ MODE_READER, "M-6", ACTION_LANG_6 },
	{ MODE_READER, "+", ACTION_TIER_UP },
	{ MODE_READER, "-", ACTION_TIER_DOWN },
	{ MODE_READER, "z", ACTION_TIER_BLOCK },
	{ MODE_READER, "x", ACTION_SIDE },
	{ MODE_READER, "o", ACTION_LOCK },
	{ MODE_READER, "X", ACTION_ALL_LANGS },
	{ MODE_READER, "T", ACTION_TABLE },
	{ MODE_READER, "Left", ACTION_LEFT },
	{ MODE_READER, "Right", ACTION_RIGHT },
	{ MODE_READER, "M", ACTION_MARKS },
	{ MODE_READER, "y", ACTION_COPY },
	{ MODE_READER, "Y", ACTION_COPY_CITED },
	{ MODE_READER, "=", ACTION_WHERE },
	{ MODE_READER, "v", ACTION_EDIT },
	{ MODE_READER, "e", ACTION_FINDING_NEXT },
	{ MODE_READER, "E", ACTION_FINDING_PREV },
	{ MODE_READER, "r", ACTION_STALE_NEXT },
	{ MODE_READER, "R", ACTION_STALE_PREV },
	{ MODE_READER, ".", ACTION_DECLARE },
	{ MODE_READER, "S", ACTION_SOURCES },
	{ MODE_READER, "p", ACTION_PRESENT },
	{ MODE_READER, "F5", ACTION_PRESENT },
	{ MODE_READER, "A", ACTION_LESSON },
	{ MODE_READER, "c", ACTION_QUIZ },
	{ MODE_READER, "s", ACTION_SPEAK },
	{ MODE_READER, "I", ACTION_CARDS },

	{ MODE_BOX, "j", ACTION_LINE_DOWN },
	{ MODE_BOX, "k", ACTION_LINE_UP },
	{ MODE_BOX, "Down", ACTION_LINE_DOWN },
	{ MODE_BOX, "Up", ACTION_LINE_UP },
	{ MODE_BOX, "Space", ACTION_PAGE_DOWN },
	{ MODE_BOX, "PgDn", ACTION_PAGE_DOWN },
	{ MODE_BOX, "b", ACTION_PAGE_UP },
	{ MODE_BOX, "PgUp", ACTION_PAGE_UP },
	{ MODE_BOX, "d", ACTION_HALF_DOWN },
	{ MODE_BOX, "u", ACTION_HALF_UP },
	{ MODE_BOX, "g", ACTION_START },
	{ MODE_BOX, "G", ACTION_END },
	{ MODE_BOX, "Tab", ACTION_FOCUS_NEXT },
	{ MODE_BOX, "S-Tab", ACTION_FOCUS_PREV },
	{ MODE_BOX, "K", ACTION_HINTS },
	{ MODE_BOX, "Enter", ACTION_OPEN },
	{ MODE_BOX, "+", ACTION_TIER_UP },
	{ MODE_BOX, "-", ACTION_TIER_DOWN },
	{ MODE_BOX, "n", ACTION_FIND_NEXT },
	{ MODE_BOX, "N", ACTION_FIND_PREV },
	{ MODE_BOX, "BS", ACTION_BACK },
	{ MODE_BOX, "y", ACTION_COPY },
	{ MODE_BOX, "e", ACTION_FINDING_NEXT },
	{ MODE_BOX, "E", ACTION_FINDING_PREV },

	{ MODE_LIST, "j", ACTION_LINE_DOWN },
	{ MODE_LIST, "k", ACTION_LINE_UP },
	{ MODE_LIST, "Down", ACTION_LINE_DOWN },
	{ MODE_LIST, "Up", ACTION_LINE_UP },
	{ MODE_LIST, "Space", ACTION_PAGE_DOWN },
	{ MODE_LIST, "PgDn", ACTION_PAGE_DOWN },
	{ MODE_LIST, "b", ACTION_PAGE_UP },
	{ MODE_LIST, "PgUp", ACTION_PAGE_UP },
	{ MODE_LIST, "g", ACTION_START },
	{ MODE_LIST, "Home", ACTION_START },
	{ MODE_LIST, "G", ACTION_END },
	{ MODE_LIST, "End", ACTION_END },
	{ MODE_LIST, "/", ACTION_FIND },
	{ MODE_LIST, "n", ACTION_FIND_NEXT },
	{ MODE_LIST, "N", ACTION_FIND_PREV },
	{ MODE_LIST, "Enter", ACTION_OPEN },

	{ MODE_SEARCH, "Down", ACTION_LINE_DOWN },
	{ MODE_SEARCH, "Up", ACTION_LINE_UP },
	{ MODE_SEARCH, "PgDn", ACTION_PAGE_DOWN },
	{ MODE_SEARCH, "PgUp", ACTION_PAGE_UP },
	{ MODE_SEARCH, "Home", ACTION_START },
	{ MODE_SEARCH, "End", ACTION_END },
	{ MODE_SEARCH, "Left", ACTION_LEFT },
	{ MODE_SEARCH, "Right", ACTION_RIGHT },
	{ MODE_SEARCH, "Enter", ACTION_OPEN },

	{ MODE_PRESENT, "Space", ACTION_PAGE_DOWN },
	{ MODE_PRESENT, "Right", ACTION_PAGE_DOWN },
	{ MODE_PRESENT, "Down", ACTION_PAGE_DOWN },
	{ MODE_PRESENT, "PgDn", ACTION_PAGE_DOWN },
	{ MODE_PRESENT, "j", ACTION_PAGE_DOWN },
	{ MODE_PRESENT, "f", ACTION_PAGE_DOWN },
	{ MODE_PRESENT, "Left", ACTION_PAGE_UP },
	{ MODE_PRESENT, "Up", ACTION_PAGE_UP },
	{ MODE_PRESENT, "PgUp", ACTION_PAGE_UP },
	{ MODE_PRESENT, "k", ACTION_PAGE_UP },
	{ MODE_PRESENT, "b", ACTION_PAGE_UP },
	{ MODE_PRESENT, "g", ACTION_START },
	{ MODE_PRESENT, "Home", ACTION_START },
	{ MODE_PRESENT, "G", ACTION_END },
	{ MODE_PRESENT, "End", ACTION_END },
	{ MODE_PRESENT, "w", ACTION_NEXT_SECTION },
	{ MODE_PRESENT, "]", ACTION_NEXT_SECTION },
	{ MODE_PRESENT, "W", ACTION_PREV_SECTION },
	{ MODE_PRESENT, "[", ACTION_PREV_SECTION },
	{ MODE_PRESENT, "/", ACTION_FIND },
	{ MODE_PRESENT, "?", ACTION_FIND_BACK },
	{ MODE_PRESENT, "n", ACTION_FIND_NEXT },
	{ MODE_PRESENT, "N", ACTION_FIND_PREV },
	{ MODE_PRESENT, "&", ACTION_SEARCH },
	{ MODE_PRESENT, "a", ACTION_SEARCH },
	{ MODE_PRESENT, "Tab", ACTION_FOCUS_NEXT },
	{ MODE_PRESENT, "S-Tab", ACTION_FOCUS_PREV },
	{ MODE_PRESENT, "K", ACTION_HINTS },
	{ MODE_PRESENT, "Enter", ACTION_OPEN },
	{ MODE_PRESENT, "BS", ACTION_BACK },
	{ MODE_PRESENT, "t", ACTION_CONTENTS },
	{ MODE_PRESENT, "i", ACTION_INDEX },
	{ MODE_PRESENT, "m", ACTION_MARK },
	{ MODE_PRESENT, "'", ACTION_GO_MARK },
	{ MODE_PRESENT, "B", ACTION_BOOKMARKS },
	{ MODE_PRESENT, "L", ACTION_LANGUAGES },
	{ MODE_PRESENT, "l", ACTION_LANG_FLIP },
	{ MODE_PRESENT, "M-1", ACTION_LANG_1 },
	{ MODE_PRESENT, "M-2", ACTION_LANG_2 },
	{ MODE_PRESENT, "M-3", ACTION_LANG_3 },
	{ MODE_PRESENT, "M-4", ACTION_LANG_4 },
	{ MODE_PRESENT, "M-5", ACTION_LANG_5 },
	{ MODE_PRESENT, "M-6", ACTION_LANG_6 },
	{ MODE_PRESENT, "+", ACTION_TIER_UP },
	{ MODE_PRESENT, "-", ACTION_TIER_DOWN },
	{ MODE_PRESENT, "x", ACTION_SIDE },
	{ MODE_PRESENT, "z", ACTION_TIER_BLOCK },
	{ MODE_PRESENT, "X", ACTION_ALL_LANGS },
	{ MODE_PRESENT, "M", ACTION_MARKS },
	{ MODE_PRESENT, "y", ACTION_COPY },
	{ MODE_PRESENT, "Y", ACTION_COPY_CITED },
	{ MODE_PRESENT, "=", ACTION_WHERE },
	{ MODE_PRESENT, "S", ACTION_SOURCES },
	{ MODE_PRESENT, "c", ACTION_CLASS },
	{ MODE_PRESENT, "s", ACTION_SPEAK },
	{ MODE_PRESENT, ".", ACTION_BLANK },
	{ MODE_PRESENT, ",", ACTION_WHITE },
	{ MODE_PRESENT, "*", ACTION_SPOTLIGHT },
	{ MODE_PRESENT, "Z", ACTION_SPACING },
	{ MODE_PRESENT, "F5", ACTION_PRESENT },

	{ MODE_CONSOLE, "Space", ACTION_PAGE_DOWN },
	{ MODE_CONSOLE, "Right", ACTION_PAGE_DOWN },
	{ MODE_CONSOLE, "Down", ACTION_PAGE_DOWN },
	{ MODE_CONSOLE, "PgDn", ACTION_PAGE_DOWN },
	{ MODE_CONSOLE, "n", ACTION_PAGE_DOWN },
	{ MODE_CONSOLE, "Left", ACTION_PAGE_UP },
	{ MODE_CONSOLE, "Up", ACTION_PAGE_UP },
	{ MODE_CONSOLE, "PgUp", ACTION_PAGE_UP },
	{ MODE_CONSOLE, "p", ACTION_PAGE_UP },
	{ MODE_CONSOLE, "b", ACTION_PAGE_UP },
	{ MODE_CONSOLE, "a", ACTION_QUESTION },
	{ MODE_CONSOLE, "Enter", ACTION_QUESTION },
	{ MODE_CONSOLE, "r", ACTION_CLOCK },
	{ MODE_CONSOLE, "j", ACTION_LINE_DOWN },
	{ MODE_CONSOLE, "k", ACTION_LINE_UP },
	{ MODE_CONSOLE, "d", ACTION_HALF_DOWN },
	{ MODE_CONSOLE, "u", ACTION_HALF_UP },
	{ MODE_CONSOLE, "g", ACTION_START },
	{ MODE_CONSOLE, "Home", ACTION_START },
	{ MODE_CONSOLE, "G", ACTION_END },
	{ MODE_CONSOLE, "End", ACTION_END },
	{ MODE_CONSOLE, "L", ACTION_LANGUAGES },
	{ MODE_CONSOLE, "l", ACTION_LANG_FLIP },
	{ MODE_CONSOLE, "M-1", ACTION_LANG_1 },
	{ MODE_CONSOLE, "M-2", ACTION_LANG_2 },
	{ MODE_CONSOLE, "M-3", ACTION_LANG_3 },
	{ MODE_CONSOLE, "M-4", ACTION_LANG_4 },
	{ MODE_CONSOLE, "M-5", ACTION_LANG_5 },
	{ MODE_CONSOLE, "M-6", ACTION_LANG_6 },

	{ MODE_QUIZ, "Enter", ACTION_OPEN },
	{ MODE_QUIZ, "j", ACTION_LINE_DOWN },
	{ MODE_QUIZ, "k", ACTION_LINE_UP },
	{ MODE_QUIZ, "Down", ACTION_LINE_DOWN },
	{ MODE_QUIZ, "Up", ACTION_LINE_UP },
	{ MODE_QUIZ, "Space", ACTION_PAGE_DOWN },
	{ MODE_QUIZ, "PgDn", ACTION_PAGE_DOWN },
	{ MODE_QUIZ, "b", ACTION_PAGE_UP },
	{ MODE_QUIZ, "PgUp", ACTION_PAGE_UP },
	{ MODE_QUIZ, "g", ACTION_START },
	{ MODE_QUIZ, "Home", ACTION_START },
	{ MODE_QUIZ, "G", ACTION_END },
	{ MODE_QUIZ, "End", ACTION_END },
	{ MODE_QUIZ, "n", ACTION_FIND_NEXT },
	{ MODE_QUIZ, "N", ACTION_FIND_PREV },
	{ MODE_QUIZ, "c", ACTION_CLASS },
	{ MODE_QUIZ, "BS", ACTION_BACK },
	{ MODE_QUIZ, "L", ACTION_LANGUAGES },
	{ MODE_QUIZ, "l", ACTION_LANG_FLIP },
	{ MODE_QUIZ, "M-1", ACTION_LANG_1 },
	{ MODE_QUIZ, "M-2", ACTION_LANG_2 },
	{ MODE_QUIZ, "M-3", ACTION_LANG_3 },
	{ MODE_QUIZ, "M-4", ACTION_LANG_4 },
	{ MODE_QUIZ, "M-5", ACTION_LANG_5 },
	{ MODE_QUIZ, "M-6", ACTION_LANG_6 },
	{ MODE_QUIZ, "+", ACTION_TIER_UP },
	{ MODE_QUIZ, "-", ACTION_TIER_DOWN },

	{ MODE_CARDS, "Enter", ACTION_OPEN },
	{ MODE_CARDS, "Space", ACTION_OPEN },
	{ MODE_CARDS, "BS", ACTION_BACK },
	{ MODE_CARDS, "j", ACTION_LINE_DOWN },
	{ MODE_CARDS, "k", ACTION_LINE_UP },
	{ MODE_CARDS, "Down", ACTION_LINE_DOWN },
	{ MODE_CARDS, "Up", ACTION_LINE_UP },
	{ MODE_CARDS, "n", ACTION_FIND_NEXT },
	{ MODE_CARDS, "N", ACTION_FIND_PREV },
	{ MODE_CARDS, "l", ACTION_LANG_FLIP },
	{ MODE_CARDS, "x", ACTION_SIDE },
	{ MODE_CARDS, "L", ACTION_LANGUAGES },
	{ MODE_CARDS, "M-1", ACTION_LANG_1 },
	{ MODE_CARDS, "M-2", ACTION_LANG_2 },
	{ MODE_CARDS, "M-3", ACTION_LANG_3 },
	{ MODE_CARDS, "M-4", ACTION_LANG_4 },
	{ MODE_CARDS, "M-5", ACTION_LANG_5 },
	{ MODE_CARDS, "M-6", ACTION_LANG_6 },
	{ MODE_CARDS, "+", ACTION_TIER_UP },
	{ MODE_CARDS, "-", ACTION_TIER_DOWN },

	{ MODE_ANY, "Esc", ACTION_CLOSE },
	{ MODE_ANY, "C-c", ACTION_CLOSE },
	{ MODE_ANY, "D", ACTION_BIDI },
	{ MODE_ANY, "C", ACTION_THEME },
	{ MODE_ANY, ":", ACTION_COMMAND },
	{ MODE_ANY, "h", ACTION_HELP },
	{ MODE_ANY, "F1", ACTION_HELP },
	{ MODE_ANY, "q", ACTION_QUIT_LAYER },
	{ MODE_ANY, "Q", ACTION_QUIT },
	{ MODE_ANY, "C-l", ACTION_REDRAW },
	{ MODE_ANY, "C-z", ACTION_SUSPEND },
};
/* clang-format on */

const struct keybind *keymap_defaults(size_t *count)
{
	*count = ARRAY_LEN(defaults);
	return defaults;
}

const char *mode_name(enum mode mode)
{
	return (unsigned)mode < MODE_COUNT ? mode_names[mode] : "";
}

bool mode_find(struct str name, enum mode *mode)
{
	for (int i = 0; i < MODE_COUNT; i++)
		if (str_eq(name, str_of(mode_names[i]))) {
			*mode = (enum mode)i;
			return true;
		}
	return false;
}

/* Only a key that gives one letter: two cannot be told from two keys. */
static bool one_code_point(struct str text, uint32_t *cp)
{
	size_t pos = 0;

	if (text.len == 0)
		return false;
	*cp = utf8_next(text, &pos);
	return pos == text.len;
}

void keymap_add_layout(struct keymap *keymap, const struct locale *locale)
{
	for (size_t i = 0; i < locale->keys_count; i++) {
		struct keyfold fold;

		if (one_code_point(locale->keys[i].from, &fold.from) &&
			one_code_point(locale->keys[i].to, &fold.to) &&
			fold.from >= 0x80 && fold.to < 0x80)
			vec_push(&keymap->folds, fold);
	}
}

struct keymap *keymap_new(void)
{
	struct keymap *keymap = xcalloc(1, sizeof(*keymap));

	for (size_t i = 0; i < ARRAY_LEN(defaults); i++) {
		const struct keybind *bind = &defaults[i];
		keycode key;

		if (!key_parse(str_of(bind->key), &key))
			BUG("a default key has no name");
		keymap_set(keymap, bind->mode, key, bind->action);
	}
	return keymap;
}

void keymap_free(struct keymap *keymap)
{
	if (!keymap)
		return;
	vec_release(&keymap->rows);
	vec_release(&keymap->folds);
	free(keymap);
}

static struct keyrow *find_row(
	const struct keymap *keymap, enum mode mode, keycode key)
{
	for (size_t i = 0; i < keymap->rows.len; i++) {
		struct keyrow *row = &keymap->rows.ptr[i];

		if (row->mode == mode && row->key == key)
			return row;
	}
	return NULL;
}

void keymap_set(
	struct keymap *keymap, enum mode mode, keycode key, enum action action)
{
	struct keyrow *found = find_row(keymap, mode, key);
	const struct keyrow row = {mode, key, action};

	if (found)
		found->action = action;
	else
		vec_push(&keymap->rows, row);
}

/* The row that decides, be it that it unbinds; NULL if the key means nothing.
 */
static const struct keyrow *decide(
	const struct keymap *keymap, enum mode mode, keycode key)
{
	const struct keyrow *row = find_row(keymap, mode, key);

	return row ? row : find_row(keymap, MODE_ANY, key);
}

enum action keymap_find(
	const struct keymap *keymap, enum mode mode, keycode key)
{
	const struct keyrow *row = decide(keymap, mode, key);

	if (!row)
		row = decide(keymap, mode, keymap_fold(keymap, key));
	return row ? row->action : ACTION_NONE;
}

static keycode fold_form(keycode key)
{
	if (key >= 0xff01 && key <= 0xff5e) /* full-width forms */
		return key - 0xff01 + '!';
	if (key == 0x3000) /* ideographic space */
		return ' ';
	if (key >= 0x0660 && key <= 0x0669) /* Arabic-Indic digits */
		return key - 0x0660 + '0';
	if (key >= 0x06f0 && key <= 0x06f9)
		return key - 0x06f0 + '0';
	return key;
}

keycode keymap_fold(const struct keymap *keymap, keycode key)
{
	const keycode alt = key & KEY_ALT_BIT;
	const keycode base = key & ~KEY_ALT_BIT;

	for (size_t i = 0; i < keymap->folds.len; i++)
		if (keymap->folds.ptr[i].from == base)
			return keymap->folds.ptr[i].to | alt;
	return fold_form(base) | alt;
}

void keymap_keys(const struct keymap *keymap, enum mode mode,
	enum action action, struct buf *out)
{
	const size_t start = out->len;

	for (size_t i = 0; i < keymap->rows.len; i++) {
		const struct keyrow *row = &keymap->rows.ptr[i];

		if (row->action != action ||
			decide(keymap, mode, row->key) != row)
			continue;
		if (out->len > start)
			buf_byte(out, ' ');
		keycode_name(row->key, out);
	}
}
