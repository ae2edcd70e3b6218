/* SPDX-License-Identifier: MIT */
/* The rules of `koine check`, as help and the man page list them. */
#include "cmd/help.h"

#include "base/mo.h"
#include "lint/lint.h"

#define RULE_COLUMN 22 /* [col] */

static const char *severity_word(enum lint_severity severity)
{
	static const char *const words[LINT_SEVERITIES] = {
		[LINT_HINT] = NC_("severity", "hint"),
		[LINT_WARNING] = NC_("severity", "warning"),
		[LINT_ERROR] = NC_("severity", "error"),
	};

	return C_("severity", words[severity]);
}

static void list_facts(const struct lint_rule *rule, struct buf *facts)
{
	if (rule->langs != NULL)
		/* TRANSLATORS: how grave a finding is, its class in the MQM
		   typology (English), tags of languages */
		buf_printf(facts, _("(%s; MQM: %s; languages: %s)"),
			severity_word(rule->severity), rule->mqm, rule->langs);
	else
		/* TRANSLATORS: how grave a finding is, its class in the MQM
		   typology (English) */
		buf_printf(facts, _("(%s; MQM: %s; every language)"),
			severity_word(rule->severity), rule->mqm);
}

static void put_facts(struct run *run, const struct lint_rule *rule)
{
	struct buf facts = {0};

	list_facts(rule, &facts);
	help_put_row(run, &(struct help_row){"", 2, RULE_COLUMN, facts.ptr});
	buf_release(&facts);
}

void help_rules(struct run *run)
{
	buf_printf(&run->out, "\n%s\n", _("Rules:"));
	for (size_t i = 0; i < lint_rule_count; i++) {
		help_put_row(run, &(struct help_row){lint_rules[i].id, 2,
					  RULE_COLUMN, _(lint_rules[i].help)});
		put_facts(run, &lint_rules[i]);
	}
	buf_byte(&run->out, '\n');
	help_put_sentence(run, _("A finding that is no error can be "
				 "accepted, by a row in "
				 "LANG/check.tsv: tier ('-' for "
				 "none), id, rule and reason, "
				 "separated by tabs, below a line "
				 "with these four words"));
}

void help_man_rules(struct buf *out)
{
	buf_cstr(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < lint_rule_count; i++) {
		const struct lint_rule *rule = &lint_rules[i];
		struct buf facts = {0};

		buf_cstr(out, ".It Cm ");
		help_man_text(rule->id, out);
		buf_byte(out, '\n');
		help_man_text(_(rule->help), out);
		buf_byte(out, '\n');
		list_facts(rule, &facts);
		help_man_text(facts.ptr, out);
		buf_byte(out, '\n');
		buf_release(&facts);
	}
	buf_cstr(out, ".El\n");
}

void help_rule_words(const char *separator, struct buf *out)
{
	for (size_t i = 0; i < lint_rule_count; i++)
		buf_printf(
			out, "%s%s", i > 0 ? separator : "", lint_rules[i].id);
}
