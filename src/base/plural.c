/* SPDX-License-Identifier: MIT */
/*
 * Dijkstra's shunting yard: operators wait on an explicit stack until one that
 * binds less tightly comes. No step has a side effect, so `&& || ?:` need no
 * jumps: both sides are computed.
 */
#include "base/plural.h"

#include "base/macros.h"

#include <limits.h>

enum code {
	OP_NUMBER,
	OP_N,
	OP_NOT,
	OP_MUL,
	OP_DIV,
	OP_MOD,
	OP_ADD,
	OP_SUB,
	OP_LE,
	OP_GE,
	OP_LT,
	OP_GT,
	OP_EQ,
	OP_NE,
	OP_AND,
	OP_OR,
	OP_SELECT, /* `?:` whose colon has been met */
	OP_ASK,    /* `?` that still waits for its colon */
	OP_PAREN,
};

/* Longer signs first where one begins another. */
/* clang-format off */
static const struct binary {
	struct str sign;
	enum code code;
} binaries[] = {
	{ { "<=", 2 }, OP_LE }, { { ">=", 2 }, OP_GE }, { { "==", 2 }, OP_EQ },
	{ { "!=", 2 }, OP_NE }, { { "&&", 2 }, OP_AND }, { { "||", 2 }, OP_OR },
	{ { "<", 1 }, OP_LT }, { { ">", 1 }, OP_GT }, { { "*", 1 }, OP_MUL },
	{ { "/", 1 }, OP_DIV }, { { "%", 1 }, OP_MOD }, { { "+", 1 }, OP_ADD },
	{ { "-", 1 }, OP_SUB },
};

/* How tightly a waiting operator binds. A paren lets nothing past. */
static const int binding[] = {
	[OP_NOT] = 9,
	[OP_MUL] = 8, [OP_DIV] = 8, [OP_MOD] = 8,
	[OP_ADD] = 7, [OP_SUB] = 7,
	[OP_LE] = 6, [OP_GE] = 6, [OP_LT] = 6, [OP_GT] = 6,
	[OP_EQ] = 5, [OP_NE] = 5,
	[OP_AND] = 4,
	[OP_OR] = 3,
	[OP_SELECT] = 2,
	[OP_ASK] = 1,
	[OP_PAREN] = 0,
};
/* clang-format on */

struct parser {
	struct str rest;
	enum code waiting[PLURAL_MAX_DEPTH];
	unsigned depth;  /* of waiting */
	unsigned values; /* on the stack when the steps so far have run */
	bool wants_value;
	struct plural rule;
};

static bool emit(struct parser *p, enum code code, unsigned long number)
{
	if (p->rule.len == PLURAL_MAX_OPS)
		return false;
	if (code == OP_NUMBER || code == OP_N)
		p->values++;
	else if (code == OP_SELECT)
		p->values -= 2;
	else if (code != OP_NOT)
		p->values--;
	p->rule.ops[p->rule.len++] = (struct plural_op){
		.code = (uint8_t)code,
		.number = number,
	};
	return p->values <= PLURAL_MAX_DEPTH;
}

static bool push(struct parser *p, enum code code)
{
	if (p->depth == PLURAL_MAX_DEPTH)
		return false;
	p->waiting[p->depth++] = code;
	return true;
}

/* Emits the waiting operators that bind at least as tightly as `level`. */
static bool settle(struct parser *p, int level)
{
	while (p->depth && binding[p->waiting[p->depth - 1]] >= level)
		if (!emit(p, p->waiting[--p->depth], 0))
			return false;
	return true;
}

static void skip(struct parser *p, size_t count)
{
	p->rest = str_sub(p->rest, count, p->rest.len);
}

static bool read_number(struct parser *p, unsigned long *number)
{
	size_t i = 0;

	*number = 0;
	for (; i < p->rest.len; i++) {
		unsigned long digit = (unsigned long)(p->rest.ptr[i] - '0');

		if (p->rest.ptr[i] < '0' || p->rest.ptr[i] > '9')
			break;
		if (*number > (ULONG_MAX - digit) / 10)
			return false;
		*number = *number * 10 + digit;
	}
	skip(p, i);
	return i > 0;
}

/* Where a value must come: n, a number, `!` or `(`. */
static bool read_value(struct parser *p)
{
	unsigned long number;
	char c = p->rest.ptr[0];

	if (c == '!' || c == '(') {
		skip(p, 1);
		return push(p, c == '!' ? OP_NOT : OP_PAREN);
	}
	p->wants_value = false;
	if (c == 'n') {
		skip(p, 1);
		return emit(p, OP_N, 0);
	}
	return read_number(p, &number) && emit(p, OP_NUMBER, number);
}

/* A closing sign ends what its opening one began; it must be on top. */
static bool close_pair(struct parser *p, enum code opening)
{
	if (!settle(p, binding[OP_SELECT]) || p->depth == 0 ||
		p->waiting[p->depth - 1] != opening)
		return false;
	p->depth--;
	return true;
}

static bool read_binary(struct parser *p)
{
	for (size_t i = 0; i < ARRAY_LEN(binaries); i++) {
		if (!str_starts(p->rest, binaries[i].sign))
			continue;
		skip(p, binaries[i].sign.len);
		p->wants_value = true;
		return settle(p, binding[binaries[i].code]) &&
		       push(p, binaries[i].code);
	}
	return false;
}

/* Where an operator must come. */
static bool read_operator(struct parser *p)
{
	char c = p->rest.ptr[0];

	if (c == ')') {
		skip(p, 1);
		return close_pair(p, OP_PAREN);
	}
	if (c != '?' && c != ':')
		return read_binary(p);
	skip(p, 1);
	p->wants_value = true;
	/* `?:` groups from the right: earlier ones keep waiting. */
	if (c == '?')
		return settle(p, binding[OP_OR]) && push(p, OP_ASK);
	return close_pair(p, OP_ASK) && push(p, OP_SELECT);
}

static bool parse_expression(struct parser *p)
{
	for (p->wants_value = true;;) {
		p->rest = str_trim(p->rest);
		if (p->rest.len == 0 || p->rest.ptr[0] == ';')
			break;
		if (!(p->wants_value ? read_value(p) : read_operator(p)))
			return false;
	}
	/* A paren or a `?` still waiting was never closed. */
	return !p->wants_value && settle(p, binding[OP_SELECT]) &&
	       p->depth == 0;
}

/* Takes `word`, blanks allowed around it. */
static bool expect(struct parser *p, struct str word)
{
	p->rest = str_trim(p->rest);
	if (!str_starts(p->rest, word))
		return false;
	p->rest = str_trim(str_sub(p->rest, word.len, p->rest.len));
	return true;
}

bool plural_parse(struct str text, struct plural *rule)
{
	struct parser p = {.rest = text};
	unsigned long forms;

	if (!expect(&p, STR("nplurals")) || !expect(&p, STR("=")) ||
		!read_number(&p, &forms) || forms == 0 ||
		forms > PLURAL_MAX_FORMS || !expect(&p, STR(";")) ||
		!expect(&p, STR("plural")) || !expect(&p, STR("=")) ||
		!parse_expression(&p))
		return false;
	expect(&p, STR(";"));
	if (p.rest.len)
		return false;
	p.rule.forms = (unsigned)forms;
	*rule = p.rule;
	return true;
}

static unsigned long compute(enum code code, unsigned long a, unsigned long b)
{
	switch (code) {
	case OP_MUL:
		return a * b;
	case OP_DIV:
		return b ? a / b : 0;
	case OP_MOD:
		return b ? a % b : 0;
	case OP_ADD:
		return a + b;
	case OP_SUB:
		return a - b;
	case OP_LE:
		return a <= b;
	case OP_GE:
		return a >= b;
	case OP_LT:
		return a < b;
	case OP_GT:
		return a > b;
	case OP_EQ:
		return a == b;
	case OP_NE:
		return a != b;
	case OP_AND:
		return a && b;
	case OP_OR:
		return a || b;
	default:
		return 0;
	}
}

unsigned plural_form(const struct plural *rule, unsigned long n)
{
	/* One below the values: an empty rule gives form 0. */
	unsigned long stack[PLURAL_MAX_DEPTH + 1] = {0};
	unsigned long *top = stack;

	for (unsigned i = 0; i < rule->len; i++) {
		const struct plural_op *op = &rule->ops[i];

		if (op->code == OP_NUMBER) {
			*++top = op->number;
		} else if (op->code == OP_N) {
			*++top = n;
		} else if (op->code == OP_NOT) {
			*top = !*top;
		} else if (op->code == OP_SELECT) {
			top -= 2;
			*top = top[0] ? top[1] : top[2];
		} else {
			top--;
			*top = compute((enum code)op->code, top[0], top[1]);
		}
	}
	return *top < rule->forms ? (unsigned)*top : 0;
}
