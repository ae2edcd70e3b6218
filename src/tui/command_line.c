/* SPDX-License-Identifier: MIT */
#include "tui/command_line.h"

#include "base/vec.h"

/* Commands with a word after them. Without it some are actions. */
static const struct {
	const char *name;
	enum command_kind kind;
	enum action bare; /* NONE: the word is missing */
} verbs[] = {
	{"lang", COMMAND_LANG, ACTION_LANGUAGES},
	{"tier", COMMAND_TIER, ACTION_NONE},
	{"with", COMMAND_WITH, ACTION_SIDE},
	{"theme", COMMAND_THEME, ACTION_THEME},
	{"bidi", COMMAND_BIDI, ACTION_BIDI},
	{"changes", COMMAND_CHANGES, ACTION_NONE},
	{"diff", COMMAND_DIFF, ACTION_NONE},
	{"invisibles", COMMAND_INVISIBLES, ACTION_NONE},
	{"search", COMMAND_SEARCH, ACTION_SEARCH},
	{"lesson", COMMAND_LESSON, ACTION_LESSON},
	{"rate", COMMAND_RATE, ACTION_NONE},
};

static bool parse_verb(struct str name, struct str arg, struct command *command)
{
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (!str_eq(name, str_of(verbs[i].name)))
			continue;
		command->kind = verbs[i].kind;
		command->arg = arg;
		if (arg.len == 0 && verbs[i].bare != ACTION_NONE) {
			command->kind = COMMAND_ACTION;
			command->action = verbs[i].bare;
		}
		return true;
	}
	return false;
}

static bool parse_percent(struct str text, struct command *command)
{
	if (!str_ends(text, STR("%")) ||
		!str_to_int(str_sub(text, 0, text.len - 1), &command->number))
		return false;
	if (command->number < 0 || command->number > 100)
		return false;
	command->kind = COMMAND_PERCENT;
	return true;
}

struct command command_parse(struct str line)
{
	struct command command = {.kind = COMMAND_PLACE};
	struct str text = str_trim(line);
	struct str rest = text;
	struct str name = {NULL, 0};

	if (!str_word(&rest, &name)) {
		command.kind = COMMAND_EMPTY;
		return command;
	}
	rest = str_trim(rest);
	if (parse_verb(name, rest, &command) || parse_percent(text, &command))
		return command;
	command.arg = text;
	/* Whoever comes from vi. */
	if (str_eq(text, STR("q")))
		command.action = ACTION_QUIT;
	else
		command.action = action_find(text);
	if (command.action != ACTION_NONE)
		command.kind = COMMAND_ACTION;
	return command;
}

/* Names of commands, then of actions; NULL at the end. */
static const char *word_at(size_t i)
{
	if (i < ARRAY_LEN(verbs))
		return verbs[i].name;
	i = i - ARRAY_LEN(verbs) + 1;
	return i < ACTION_COUNT ? action_name((enum action)i) : NULL;
}

struct str command_nearest(struct str word, int *distance)
{
	/* Nearly every word of two letters is near some other. */
	int limit = word.len <= 3 ? 1 : word.len <= 6 ? 2 : 3;
	struct str best = {NULL, 0};
	const char *name;

	for (size_t i = 0; word.len > 1 && (name = word_at(i)) != NULL; i++) {
		const int found = str_distance(word, str_of(name), limit);

		if (found > limit)
			continue;
		best = str_of(name);
		*distance = found;
		limit = found - 1;
	}
	return best;
}

struct matches {
	VEC(const char *) list;
	struct str prefix;
};

static void add_match(struct matches *matches, const char *word)
{
	if (!str_starts(str_of(word), matches->prefix))
		return;
	/* "theme" is a command and an action. */
	for (size_t i = 0; i < matches->list.len; i++)
		if (str_eq(str_of(matches->list.ptr[i]), str_of(word)))
			return;
	vec_push(&matches->list, word);
}

static void add_list(struct matches *matches, const char *const *words)
{
	for (size_t i = 0; words && words[i]; i++)
		add_match(matches, words[i]);
}

/* "zh:pl": what stands after the colon is a tier. */
static void add_side(struct matches *matches, const struct command_words *words,
	struct str *head, struct str stem)
{
	const size_t colon = str_find(matches->prefix, ':');

	if (colon == matches->prefix.len) {
		add_list(matches, words->langs);
		add_list(matches, words->tiers);
		add_match(matches, "off");
		return;
	}
	matches->prefix =
		str_sub(matches->prefix, colon + 1, matches->prefix.len);
	*head = str_sub(stem, 0, stem.len - matches->prefix.len);
	add_list(matches, words->tiers);
}

static void add_words(struct matches *matches,
	const struct command_words *words, struct str *head, struct str stem)
{
	struct command verb = {.kind = COMMAND_EMPTY};

	/* With any word after it: a bare verb may be an action. */
	parse_verb(str_trim(*head), STR("-"), &verb);
	switch (verb.kind) {
	case COMMAND_LANG:
		add_list(matches, words->langs);
		break;
	case COMMAND_TIER:
		add_list(matches, words->tiers);
		break;
	case COMMAND_THEME:
		add_list(matches, words->themes);
		break;
	case COMMAND_BIDI:
		add_list(matches, words->modes);
		break;
	case COMMAND_WITH:
		add_side(matches, words, head, stem);
		break;
	default:
		break;
	}
}

/* The word being typed begins after the last space. */
static size_t word_start(struct str stem)
{
	size_t start = stem.len;

	while (start > 0 && stem.ptr[start - 1] != ' ')
		start--;
	return start;
}

bool command_complete(struct str stem, const struct command_words *words,
	int *turn, struct buf *out)
{
	const size_t start = word_start(stem);
	struct str head = str_sub(stem, 0, start);
	struct matches matches = {.prefix = str_sub(stem, start, stem.len)};
	const char *word;
	int count;

	if (str_trim(head).len > 0)
		add_words(&matches, words, &head, stem);
	else
		for (size_t i = 0; (word = word_at(i)) != NULL; i++)
			add_match(&matches, word);
	count = (int)matches.list.len;
	if (count > 0) {
		*turn = (*turn % count + count) % count;
		buf_str(out, head);
		buf_cstr(out, matches.list.ptr[*turn]);
	}
	vec_release(&matches.list);
	return count > 0;
}
