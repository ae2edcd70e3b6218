/* SPDX-License-Identifier: MIT */
#include "search/rules.h"

#include "text/utf8.h"

#include <stdlib.h>

struct rule {
	struct str from, to;
	size_t order; /* in the file */
	bool is_start, is_end;
	uint32_t other; /* the bit of another reading; 0: the usual one */
};

struct rules {
	struct rule *list; /* by first byte, longest first, then by order */
	size_t count;
	uint16_t first[257]; /* where those of a byte begin */
};

static struct rule read_rule(const struct locale_pair *pair, size_t order)
{
	struct rule rule = {.from = pair->from, .to = pair->to, .order = order};

	rule.is_start = rule.from.len > 1 && rule.from.ptr[0] == '^';
	if (rule.is_start)
		rule.from = str_sub(rule.from, 1, rule.from.len);
	rule.is_end =
		rule.from.len > 1 && rule.from.ptr[rule.from.len - 1] == '$';
	if (rule.is_end)
		rule.from = str_sub(rule.from, 0, rule.from.len - 1);
	return rule;
}

/* How much a rule asks for: the more, the earlier it is tried. */
static size_t weight(const struct rule *rule)
{
	return rule->from.len * 4 + (rule->is_start ? 2u : 0) +
	       (rule->is_end ? 1u : 0);
}

static int compare(const void *a, const void *b)
{
	const struct rule *left = a;
	const struct rule *right = b;
	const int by_byte =
		(uint8_t)left->from.ptr[0] - (uint8_t)right->from.ptr[0];

	if (by_byte != 0)
		return by_byte;
	if (weight(left) != weight(right))
		return weight(left) > weight(right) ? -1 : 1;
	if (!str_eq(left->from, right->from))
		return str_cmp(left->from, right->from);
	return left->order < right->order ? -1 : 1;
}

static bool is_same(const struct rule *left, const struct rule *right)
{
	return left->is_start == right->is_start &&
	       left->is_end == right->is_end && str_eq(left->from, right->from);
}

/* Numbers the other readings as they stand in the file, so that the likelier
 * ones can be written first. */
static void number_others(struct rules *rules, size_t count)
{
	uint32_t bit = 1;

	for (size_t order = 0; order < count; order++) {
		for (size_t i = 1; i < rules->count; i++) {
			struct rule *rule = &rules->list[i];

			if (rule->order != order || !is_same(rule - 1, rule))
				continue;
			rule->other = bit;
			bit <<= 1;
		}
	}
}

struct rules *rules_new(const struct locale_pair *pairs, size_t count)
{
	struct rules *rules = xcalloc(1, sizeof(*rules));
	size_t at = 0;

	if (count > UINT16_MAX)
		count = 0;
	rules->list = xcalloc(count + 1, sizeof(*rules->list));
	for (size_t i = 0; i < count; i++) {
		const struct rule rule = read_rule(&pairs[i], i);

		if (rule.from.len > 0)
			rules->list[rules->count++] = rule;
	}
	qsort(rules->list, rules->count, sizeof(*rules->list), compare);
	number_others(rules, count);
	for (size_t byte = 0; byte <= 256; byte++) {
		while (at < rules->count &&
			(uint8_t)rules->list[at].from.ptr[0] < byte)
			at++;
		rules->first[byte] = (uint16_t)at;
	}
	return rules;
}

void rules_free(struct rules *rules)
{
	if (!rules)
		return;
	free(rules->list);
	free(rules);
}

/* The rule for `s` at pos [B], in its usual reading; NULL if there is none. */
static const struct rule *find_rule(const struct rules *rules, struct str s,
	size_t pos, const struct rules_run *run)
{
	const uint8_t byte = (uint8_t)s.ptr[pos];
	const struct str rest = str_sub(s, pos, s.len);

	for (size_t i = rules->first[byte]; i < rules->first[byte + 1]; i++) {
		const struct rule *rule = &rules->list[i];

		if (str_starts(rest, rule->from) &&
			(!rule->is_start || (run->has_start && pos == 0)) &&
			(!rule->is_end || rule->from.len == rest.len))
			return rule;
	}
	return NULL;
}

/* The reading of a rule that was asked for. */
static struct str read_as(const struct rules *rules, const struct rule *rule,
	struct rules_run *run)
{
	const struct rule *end = rules->list + rules->count;
	const struct rule *picked = rule;

	for (const struct rule *at = rule + 1; at < end && is_same(at, rule);
		at++) {
		run->met |= at->other;
		if (at->other & run->others)
			picked = at;
	}
	return picked->to;
}

bool rules_apply(const struct rules *rules, struct str s, struct rules_run *run,
	struct buf *out)
{
	for (size_t pos = 0; pos < s.len;) {
		const struct rule *rule = find_rule(rules, s, pos, run);

		if (rule) {
			buf_str(out, read_as(rules, rule, run));
			pos += rule->from.len;
		} else if (run->is_complete) {
			return false;
		} else {
			const size_t start = pos;

			utf8_next(s, &pos);
			buf_str(out, str_sub(s, start, pos));
		}
	}
	return true;
}
