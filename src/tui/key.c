/* SPDX-License-Identifier: MIT */
#include "tui/key.h"

#include "text/utf8.h"

#include <assert.h>

static const char *const names[] = {NULL, /* KEYCODE_FIRST is no key */
#define X(id, name) [KEYCODE_##id - KEYCODE_FIRST] = (name),
	KEY_LIST(X)
#undef X
};
static_assert(ARRAY_LEN(names) == KEYCODE_LAST - KEYCODE_FIRST,
	"every key needs a name");

/* Controls that have a key of their own. */
static const struct {
	char control;
	keycode key;
} own_keys[] = {
	{'\b', KEYCODE_BACKSPACE},
	{'\t', KEYCODE_TAB},
	{'\n', KEYCODE_ENTER},
	{'\r', KEYCODE_ENTER},
	{'\x1b', KEYCODE_ESCAPE},
	{'\x7f', KEYCODE_BACKSPACE},
};

keycode key_of_control(uint32_t byte)
{
	for (size_t i = 0; i < ARRAY_LEN(own_keys); i++)
		if ((uint32_t)own_keys[i].control == byte)
			return own_keys[i].key;
	return byte == 0 ? KEYCODE_UNKNOWN : byte;
}

/* C-a … C-z, C-\ C-] C-^ C-_: the letter is written small. */
static char control_letter(keycode key)
{
	return (char)(key <= 26 ? key + 'a' - 1 : key + '@');
}

void keycode_name(keycode key, struct buf *out)
{
	const keycode base = key & ~KEY_ALT_BIT;

	if (base != key)
		buf_cstr(out, "M-");
	if (base > KEYCODE_FIRST && base < KEYCODE_LAST) {
		buf_cstr(out, names[base - KEYCODE_FIRST]);
	} else if (base == ' ') {
		buf_cstr(out, "Space");
	} else if (base < 0x20) {
		buf_cstr(out, "C-");
		buf_byte(out, control_letter(base));
	} else {
		buf_utf8(out, base);
	}
}

static bool parse_named(struct str name, keycode *key)
{
	for (size_t i = 1; i < ARRAY_LEN(names); i++) {
		if (!str_eq_nocase(name, str_of(names[i])))
			continue;
		*key = KEYCODE_FIRST + (keycode)i;
		return true;
	}
	if (!str_eq_nocase(name, STR("Space")))
		return false;
	*key = ' ';
	return true;
}

static bool parse_control(struct str name, keycode *key)
{
	unsigned char c;

	if (name.len != 3 || !str_starts(name, STR("C-")))
		return false;
	c = (unsigned char)name.ptr[2];
	if (c >= 'a' && c <= 'z')
		c = (unsigned char)(c - 'a' + 'A');
	if (c < 'A' || c > '_')
		return false;
	*key = key_of_control(c - (unsigned)'@');
	return true;
}

/* One code point that is not a control: the key that types it. */
static bool parse_text(struct str name, keycode *key)
{
	size_t pos = 0;
	uint32_t cp;

	if (name.len == 0 || !utf8_valid(name))
		return false;
	cp = utf8_next(name, &pos);
	if (pos != name.len || !key_is_text(cp))
		return false;
	*key = cp;
	return true;
}

bool key_parse(struct str name, keycode *key)
{
	keycode alt = 0;
	keycode found;

	if (name.len > 2 && str_starts(name, STR("M-"))) {
		alt = KEY_ALT_BIT;
		name = str_sub(name, 2, name.len);
	}
	if (!parse_text(name, &found) && !parse_control(name, &found) &&
		!parse_named(name, &found))
		return false;
	*key = found | alt;
	return true;
}

bool key_is_text(keycode key)
{
	if (key < 0x20 || (key >= 0x7f && key < 0xa0))
		return false;
	return key < 0xd800 || (key > 0xdfff && key < KEYCODE_FIRST);
}
