/* SPDX-License-Identifier: MIT */
#include "tui/keytable.h"

#include "base/fs.h"

#define KEYFILE_MAX ((size_t)1 << 20) /* [B] */
#define WORD_MAX    40                /* [B] of a word shown in a message */

static int shown(struct str word)
{
	return (int)(word.len < WORD_MAX ? word.len : WORD_MAX);
}

static bool parse_words(
	const struct str word[3], struct keyrow *row, struct err *err)
{
	if (!mode_find(word[0], &row->mode))
		return err_set(err, ERR_INPUT, _("no mode is called '%.*s'"),
			shown(word[0]), word[0].ptr);
	if (!key_parse(word[1], &row->key))
		return err_set(err, ERR_INPUT, _("no key is called '%.*s'"),
			shown(word[1]), word[1].ptr);
	row->action = action_find(word[2]);
	if (row->action == ACTION_NONE && !str_eq(word[2], STR("none")))
		return err_set(err, ERR_INPUT, _("no action is called '%.*s'"),
			shown(word[2]), word[2].ptr);
	return true;
}

/* Blank lines and comments leave *has_row false. */
static bool parse_line(
	struct str line, struct keyrow *row, bool *has_row, struct err *err)
{
	struct str word[3];
	struct str more;
	size_t count = 0;

	*has_row = false;
	line = str_trim(line);
	if (line.len == 0 || line.ptr[0] == '#')
		return true;
	while (count < ARRAY_LEN(word) && str_word(&line, &word[count]))
		count++;
	if (count < ARRAY_LEN(word) || str_word(&line, &more))
		return err_set(err, ERR_INPUT,
			_("a line of a keys file is a mode, a key and an "
			  "action"));
	*has_row = true;
	return parse_words(word, row, err);
}

static bool parse_rows(struct str text, const char *path, struct keymap *parsed,
	struct err *err)
{
	struct str line;

	for (int number = 1; str_split(&text, '\n', &line); number++) {
		struct keyrow row;
		bool has_row;

		if (!parse_line(line, &row, &has_row, err))
			return err_prefix(err, "%s:%d", path, number);
		if (has_row)
			vec_push(&parsed->rows, row);
	}
	return true;
}

bool keymap_read(struct keymap *keymap, const char *path, struct err *err)
{
	struct fs_info info;
	struct buf text = {0};
	struct keymap parsed = {0};
	bool is_good;

	if (!fs_stat(path, &info))
		return true;
	is_good = fs_read(path, KEYFILE_MAX, &text, err) &&
	          parse_rows(buf_view(&text), path, &parsed, err);
	/* All or nothing: half a keys file would surprise more than none. */
	for (size_t i = 0; is_good && i < parsed.rows.len; i++)
		keymap_set(keymap, parsed.rows.ptr[i].mode,
			parsed.rows.ptr[i].key, parsed.rows.ptr[i].action);
	buf_release(&text);
	vec_release(&parsed.rows);
	return is_good;
}
