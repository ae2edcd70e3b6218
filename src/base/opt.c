/* SPDX-License-Identifier: MIT */
#include "base/opt.h"

#include "base/mo.h"
#include "base/str.h"

#include <string.h>

#define NEAR 3 /* edits at which a name is still worth proposing */

struct parser {
	const struct opt *const *tables;
	char *into;
	bool is_check; /* the first of two rounds: changes nothing */
	int argc;
	char **argv;
	int at;    /* next of argv */
	int words; /* kept so far at the front of argv */
	struct err *err;
};

static const struct opt *find_long(const struct parser *p, struct str name)
{
	for (const struct opt *const *t = p->tables; *t; t++)
		for (const struct opt *o = *t; o->name; o++)
			if (str_eq(str_of(o->name), name))
				return o;
	return NULL;
}

static const struct opt *find_short(const struct parser *p, char letter)
{
	for (const struct opt *const *t = p->tables; *t; t++)
		for (const struct opt *o = *t; o->name; o++)
			if (o->letter == letter)
				return o;
	return NULL;
}

/* How far off a proposal may be: half of a short name would be another one. */
static int near(struct str name)
{
	size_t half = name.len / 2;

	return half < NEAR ? (int)half : NEAR;
}

/* An abbreviation counts as one edit. */
static int distance(struct str word, const char *candidate, int limit)
{
	if (word.len > 1 && word.len < strlen(candidate) &&
		str_starts(str_of(candidate), word))
		return 1;
	return str_distance(word, str_of(candidate), limit);
}

static bool unknown_long(const struct parser *p, struct str name)
{
	int best = near(name) + 1;
	const char *guess = NULL;

	for (const struct opt *const *t = p->tables; *t; t++)
		for (const struct opt *o = *t; o->name; o++) {
			int d = distance(name, o->name, best - 1);

			if (d < best) {
				best = d;
				guess = o->name;
			}
		}
	if (guess)
		return err_set(p->err, ERR_USAGE,
			_("unknown option '--%.*s'; did you mean '--%s'?"),
			STR_ARG(name), guess);
	return err_set(
		p->err, ERR_USAGE, _("unknown option '--%.*s'"), STR_ARG(name));
}

/* `at` is inside a word: a letter that is not ASCII is named whole. */
static bool unknown_short(const struct parser *p, const char *at)
{
	int len = 1;

	while (((unsigned char)at[len] & 0xC0) == 0x80)
		len++;
	return err_set(p->err, ERR_USAGE, _("unknown option '-%.*s'"), len, at);
}

static bool store_int(const struct parser *p, const struct opt *o, int value)
{
	if (!p->is_check)
		memcpy(p->into + o->offset, &value, sizeof(value));
	return true;
}

static bool set_flag(const struct parser *p, const struct opt *o)
{
	const bool value = true;

	if (!p->is_check)
		memcpy(p->into + o->offset, &value, sizeof(value));
	return true;
}

static bool set_int(
	const struct parser *p, const struct opt *o, const char *text)
{
	int value;

	if (str_to_int(str_of(text), &value) && value >= o->min &&
		value <= o->max)
		return store_int(p, o, value);
	return err_set(p->err, ERR_USAGE,
		_("option '--%s' needs a number from %d to %d, not '%s'"),
		o->name, o->min, o->max, text);
}

static bool set_choice(
	const struct parser *p, const struct opt *o, const char *text)
{
	int best = near(str_of(text)) + 1;
	const char *guess = NULL;
	struct buf all = {0};

	for (int i = 0; o->choices[i]; i++) {
		int d = distance(str_of(text), o->choices[i], best - 1);

		if (d == 0)
			return store_int(p, o, i);
		if (d < best) {
			best = d;
			guess = o->choices[i];
		}
	}
	if (guess)
		return err_set(p->err, ERR_USAGE,
			_("option '--%s' cannot be '%s'; did you mean '%s'?"),
			o->name, text, guess);
	for (int i = 0; o->choices[i]; i++)
		buf_printf(&all, i ? "|%s" : "%s", o->choices[i]);
	err_set(p->err, ERR_USAGE,
		_("option '--%s' cannot be '%s'; it can be %s"), o->name, text,
		all.ptr);
	buf_release(&all);
	return false;
}

/* Gives `o` its value: `text` from the same word, or the next word. */
static bool set_value(struct parser *p, const struct opt *o, const char *text)
{
	if (!text && p->at == p->argc)
		return err_set(p->err, ERR_USAGE,
			_("option '--%s' needs a value"), o->name);
	if (!text)
		text = p->argv[p->at++];
	if (o->type == OPT_INT)
		return set_int(p, o, text);
	if (o->type == OPT_CHOICE)
		return set_choice(p, o, text);
	if (!p->is_check)
		memcpy(p->into + o->offset, &text, sizeof(text));
	return true;
}

/* "name" or "name=value", after the dashes. */
static bool parse_long(struct parser *p, const char *word)
{
	size_t len = strcspn(word, "=");
	const struct str name = {word, len};
	const struct opt *o = find_long(p, name);

	if (!o)
		return unknown_long(p, name);
	if (o->type != OPT_FLAG)
		return set_value(p, o, word[len] ? word + len + 1 : NULL);
	if (word[len])
		return err_set(p->err, ERR_USAGE,
			_("option '--%s' takes no value"), o->name);
	return set_flag(p, o);
}

/* The letters after one dash; the first that wants a value takes the rest. */
static bool parse_short(struct parser *p, const char *word)
{
	for (; *word; word++) {
		const struct opt *o = find_short(p, *word);

		if (!o)
			return unknown_short(p, word);
		if (o->type != OPT_FLAG)
			return set_value(p, o, word[1] ? word + 1 : NULL);
		set_flag(p, o);
	}
	return true;
}

static void keep(struct parser *p, char *word)
{
	if (!p->is_check)
		p->argv[p->words] = word;
	p->words++;
}

static bool parse(struct parser *p)
{
	while (p->at < p->argc) {
		char *word = p->argv[p->at++];
		bool ok = true;

		if (strcmp(word, "--") == 0)
			break;
		if (word[0] != '-' || !word[1])
			keep(p, word); /* "-" is the standard input */
		else if (word[1] == '-')
			ok = parse_long(p, word + 2);
		else
			ok = parse_short(p, word + 1);
		if (!ok)
			return false;
	}
	while (p->at < p->argc)
		keep(p, p->argv[p->at++]);
	return true;
}

bool opt_parse(const struct opt *const *tables, void *into, int *argc,
	char **argv, struct err *err)
{
	struct parser check = {
		.tables = tables,
		.into = into,
		.is_check = true,
		.argc = *argc,
		.argv = argv,
		.err = err,
	};
	struct parser p = check;

	/* Twice: a mistake in the last word must not leave the first in force.
	 */
	if (!parse(&check))
		return false;
	p.is_check = false;
	parse(&p);
	*argc = p.words;
	return true;
}
