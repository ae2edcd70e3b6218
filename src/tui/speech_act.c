/* SPDX-License-Identifier: MIT */
/* Speech: from a line of input to an action. */
#include "tui/speech_impl.h"

#include "base/mo.h"
#include "text/fmt.h"
#include "text/utf8.h"

#define COUNT_MAX 1000000

static bool answer(struct speech *speech, struct str line)
{
	enum ask ask = speech->ask;

	speech->ask = ASK_NOTHING;
	if (ask == ASK_NOTHING || line.len == 0)
		return false;
	if (ask == ASK_MARK)
		speech_mark(speech, line);
	else if (ask == ASK_GO_MARK)
		speech_go_mark(speech, line);
	else if (ask == ASK_SEARCH)
		speech_search(speech, line);
	else
		speech_start_find(speech, line, ask == ASK_FIND_BACK);
	return true;
}

/* A number alone: a row of the list, else the place of that name. */
static bool take_number(struct speech *speech, struct str line)
{
	struct buf digits = {0};
	int number;
	bool is_number;

	fmt_ascii_digits(line, &digits);
	is_number = str_to_int(buf_view(&digits), &number);
	if (is_number && speech->choices.len > 0)
		speech_choose(speech, number);
	else if (is_number && !speech_go_id(speech, buf_view(&digits)))
		speech_tell(speech, "%s",
			_("There is no list to choose from; t says the "
			  "contents."));
	buf_release(&digits);
	return is_number;
}

/* Digits before a key; the key is not one of them. */
static size_t take_count(struct str line, int *count)
{
	size_t at = 0;

	*count = 0;
	for (; at < line.len && line.ptr[at] >= '0' && line.ptr[at] <= '9';
		at++)
		if (*count < COUNT_MAX)
			*count = *count * 10 + (line.ptr[at] - '0');
	return at;
}

/* "a risk" searches, "about" is a place. */
static bool begins_word(struct str line, keycode key, size_t after)
{
	return key >= 'a' && key <= 'z' && after < line.len &&
	       line.ptr[after] != ' ';
}

/* A key of one character, by name, or with text after it. */
static enum action take_key(
	struct speech *speech, struct str line, struct speech_request *request)
{
	size_t at = take_count(line, &request->count);
	struct str rest = str_sub(line, at, line.len);
	enum action action;
	keycode key;

	if (rest.len == 0)
		return ACTION_NONE;
	if (key_parse(rest, &key)) {
		request->text = STR("");
		return keymap_find(speech->keymap, MODE_READER, key);
	}
	key = utf8_next(line, &at);
	action = keymap_find(speech->keymap, MODE_READER, key);
	if (!speech_takes_text(action) ||
		(action == ACTION_SEARCH && begins_word(line, key, at)))
		return ACTION_NONE;
	request->text = str_trim(str_sub(line, at, line.len));
	return action;
}

void speech_line(struct speech *speech, struct str line)
{
	struct speech_request request = {.count = 0};
	enum action action;

	line = str_trim(line);
	if (answer(speech, line))
		return;
	if (line.len == 0) {
		speech_forget(speech);
		speech_step(speech, 1);
		return;
	}
	if (take_number(speech, line))
		return;
	speech_forget(speech);
	action = take_key(speech, line, &request);
	if (action != ACTION_NONE)
		speech_do(speech, action, &request);
	else if (!speech_go_id(speech, line))
		speech_tell(speech,
			/* TRANSLATORS: what was typed */
			_("'%.*s' is no key and no place; h says the keys."),
			STR_ARG(line));
}
