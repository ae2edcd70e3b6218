/* SPDX-License-Identifier: MIT */
/* Every option, once. Which command takes which table stands with the command.
 */
#include "cmd/cmd.h"

#include "base/mo.h"

static const char *const tiers[] = {"plain", "student", "full", NULL};
static const char *const formats[] = {
	"text", "json", "ansi", "markdown", "html", NULL};
static const char *const data[] = {"text", "json", NULL};
static const char *const hits[] = {"text", "json", "ansi", NULL};
static const char *const papers[] = {"text", "html", NULL};
static const char *const cites[] = {
	"text", "json", "bibtex", "ris", "csl-json", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const bidis[] = {
	"auto", "explicit", "visual", "logical", "off", NULL};

const char *const cmd_pseudos[] = {"accented", "rtl", NULL};

static const char *const severities[] = {"hint", "warning", "error", NULL};

static const char *const states[] = {"draft", "translated", "reviewed", NULL};

#define AT(field) offsetof(struct cmd_opts, field)

/* clang-format off */
const struct opt options_common[] = {
	{ 'h', "help", OPT_FLAG, AT(is_help), NULL,
		N_("show this help"), NULL, 0, 0 },
	{ 'V', "version", OPT_FLAG, AT(is_version), NULL,
		N_("show the version and the libraries"), NULL, 0, 0 },
	{ 0, "ui", OPT_STRING, AT(ui), N_("LANG"),
		N_("language of the interface"), NULL, 0, 0 },
	{ 0, "pseudo", OPT_CHOICE, AT(pseudo), N_("LOCALE"),
		N_("a made-up language of the interface, for translators: accented or rtl"), cmd_pseudos, 0, 0 },
	{ 0, "content", OPT_STRING, AT(content), N_("DIR"),
		N_("read this content folder instead of the installed one"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_text[] = {
	{ 'l', "lang", OPT_STRING, AT(lang), N_("LANG[,LANG]"),
		N_("language of the text; all for every one"), NULL, 0, 0 },
	{ 't', "tier", OPT_CHOICE, AT(tier), N_("TIER"),
		N_("plain, student or full"), tiers, 0, 0 },
	OPT_END
};

const struct opt options_view[] = {
	{ 0, "width", OPT_INT, AT(width), N_("N"),
		N_("columns to lay the text out in"), NULL, 10, 1000 },
	{ 0, "bidi", OPT_CHOICE, AT(bidi), N_("MODE"),
		N_("how right-to-left text is sent: auto, explicit, visual, logical, off"), bidis, 0, 0 },
	{ 0, "ascii", OPT_FLAG, AT(is_ascii), NULL,
		N_("draw borders and bullets in ASCII"), NULL, 0, 0 },
	{ 0, "color", OPT_CHOICE, AT(color), N_("WHEN"),
		N_("auto, always or never"), colors, 0, 0 },
	OPT_END
};

const struct opt options_search[] = {
	{ 'l', "lang", OPT_STRING, AT(lang), N_("LANG[,LANG]"),
		N_("search only these languages; without it, all"), NULL, 0, 0 },
	{ 't', "tier", OPT_CHOICE, AT(tier), N_("TIER"),
		N_("search only this tier: plain, student or full"), tiers, 0, 0 },
	{ 0, "in", OPT_STRING, AT(in), N_("FILE"),
		N_("search this text instead of the work"), NULL, 0, 0 },
	{ 0, "limit", OPT_INT, AT(limit), N_("N"),
		N_("hits of a language at most; 0 for all; without it 10, of languages not asked for 3, in json all"), NULL, 0, 1000000 },
	{ 0, "context", OPT_INT, AT(context), N_("N"),
		N_("lines of text with each hit; without it, one"), NULL, 0, 100 },
	OPT_END
};

const struct opt options_format[] = {
	{ 'f', "format", OPT_CHOICE, AT(format), N_("FORMAT"),
		N_("text, ansi, markdown, html or json"), formats, 0, 0 },
	OPT_END
};

const struct opt options_data[] = {
	{ 'f', "format", OPT_CHOICE, AT(format), N_("FORMAT"),
		N_("text or json"), data, 0, 0 },
	OPT_END
};

const struct opt options_hits[] = {
	{ 'f', "format", OPT_CHOICE, AT(format), N_("FORMAT"),
		N_("text, ansi or json"), hits, 0, 0 },
	OPT_END
};

const struct opt options_cite[] = {
	{ 'f', "format", OPT_CHOICE, AT(cite), N_("FORMAT"),
		N_("text, json, bibtex, ris or csl-json"), cites, 0, 0 },
	OPT_END
};

const struct opt options_output[] = {
	{ 'o', "output", OPT_STRING, AT(output), N_("FILE"),
		N_("write to a file instead of standard output"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_reader[] = {
	{ 'w', "with", OPT_STRING, AT(with), N_("LANG[:TIER]"),
		N_("side by side with another language or tier"), NULL, 0, 0 },
	{ 0, "as", OPT_STRING, AT(as), N_("COLSxROWS,COLOURS,LANG"),
		N_("see it as others do: size, colours and language of the interface"), NULL, 0, 0 },
	{ 0, "watch", OPT_FLAG, AT(is_watching), NULL,
		N_("follow the files while they are written"), NULL, 0, 0 },
	{ 0, "speech", OPT_FLAG, AT(is_speech), NULL,
		N_("line mode for speech and braille"), NULL, 0, 0 },
	{ 0, "no-state", OPT_FLAG, AT(is_stateless), NULL,
		N_("read nothing of what was kept, and keep nothing"), NULL, 0, 0 },
	{ 0, "screen", OPT_STRING, AT(screen), "memory",
		N_("draw on a screen in memory, for tests"), NULL, 0, 0 },
	{ 0, "keys", OPT_STRING, AT(keys), N_("FILE"),
		N_("take the keys from a script, for tests"), NULL, 0, 0 },
	{ 0, "size", OPT_STRING, AT(size), N_("COLSxROWS"),
		N_("size of the screen in memory"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_check[] = {
	{ 'l', "lang", OPT_STRING, AT(lang), N_("LANG[,LANG]"),
		N_("only the texts in these languages"), NULL, 0, 0 },
	{ 0, "rule", OPT_STRING, AT(rule), N_("RULE[,RULE]"),
		N_("only these rules; help lists them all"), NULL, 0, 0 },
	{ 0, "severity", OPT_CHOICE, AT(severity), N_("SEVERITY"),
		N_("least severity to print: hint, warning (the default) or error"), severities, 0, 0 },
	{ 0, "changed", OPT_FLAG, AT(is_changed), NULL,
		N_("only what has been edited since it was declared current, or its source"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_status[] = {
	{ 'l', "lang", OPT_STRING, AT(lang), N_("LANG[,LANG]"),
		N_("only these languages; one alone by its parts"), NULL, 0, 0 },
	{ 0, "ascii", OPT_FLAG, AT(is_ascii), NULL,
		N_("draw the bars in ASCII"), NULL, 0, 0 },
	{ 0, "fail-under", OPT_INT, AT(fail_under), N_("N"),
		N_("end with status 1 if less than N per cent is current; a partial language counts only where it is named"), NULL, 0, 100 },
	{ 0, "next", OPT_FLAG, AT(is_next), NULL,
		N_("what to write next, the most useful to readers first"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_sync[] = {
	{ 'l', "lang", OPT_STRING, AT(lang), N_("LANG[,LANG]"),
		N_("the languages of the translations"), NULL, 0, 0 },
	{ 't', "tier", OPT_CHOICE, AT(tier), N_("TIER"),
		N_("only this tier: plain, student or full"), tiers, 0, 0 },
	{ 0, "from", OPT_STRING, AT(from), N_("LANG[:TIER]"),
		N_("what they were made from; without it, the same tier in the first language"), NULL, 0, 0 },
	{ 0, "state", OPT_CHOICE, AT(state), N_("STATE"),
		N_("draft, translated (the default) or reviewed"), states, 0, 0 },
	{ 0, "by", OPT_STRING, AT(by), N_("NAME"),
		N_("who says so; without it, the name of the user"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_export[] = {
	{ 'l', "lang", OPT_STRING, AT(lang), N_("LANG"),
		N_("the language that is written"), NULL, 0, 0 },
	{ 't', "tier", OPT_CHOICE, AT(tier), N_("TIER"),
		N_("plain, student or full; without it student for a class, but all questions of gift, all texts of a translation"), tiers, 0, 0 },
	{ 0, "answers", OPT_FLAG, AT(is_answers), NULL,
		N_("handout: and the answers, on a page of their own"), NULL, 0, 0 },
	{ 'f', "format", OPT_CHOICE, AT(paper), N_("FORMAT"),
		N_("of what is to be printed: text or html"), papers, 0, 0 },
	{ 0, "width", OPT_INT, AT(width), N_("N"),
		N_("columns of what is to be printed as text; without it, 72"), NULL, 10, 1000 },
	{ 'w', "with", OPT_STRING, AT(with), N_("LANG"),
		N_("anki: the language of the other side of a card"), NULL, 0, 0 },
	{ 0, "from", OPT_STRING, AT(from), N_("LANG[:TIER]"),
		N_("what they were made from; without it, the same tier in the first language"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_import[] = {
	{ 0, "dry-run", OPT_FLAG, AT(is_dry_run), NULL,
		N_("show what would change and write nothing"), NULL, 0, 0 },
	{ 0, "by", OPT_STRING, AT(by), N_("NAME"),
		N_("who says so; without it, the name of the user"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_doctor[] = {
	{ 0, "projector", OPT_FLAG, AT(is_projector), NULL,
		N_("show a card of 40, 60 and 80 columns"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_quiz[] = {
	{ 0, "terms", OPT_FLAG, AT(is_terms), NULL,
		N_("the terms there as cards, between the two languages of -l"), NULL, 0, 0 },
	{ 0, "answers", OPT_FLAG, AT(is_answers), NULL,
		N_("print the questions with the right answers and the replies"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_profile[] = {
	{ 0, "profile", OPT_STRING, AT(profile), N_("NAME"),
		N_("places, bookmarks, settings and scores of this reader or class"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_forget[] = {
	{ 'y', "yes", OPT_FLAG, AT(is_yes), NULL,
		N_("do not ask"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_present[] = {
	{ 0, "budget", OPT_STRING, AT(budget), N_("TIME"),
		N_("time for the slides, as 40m, 1h30, 40:00; the console counts it"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_console[] = {
	{ 'l', "lang", OPT_STRING, AT(lang), N_("LANG"),
		N_("language of the notes; without it, that of the interface"), NULL, 0, 0 },
	{ 0, "budget", OPT_STRING, AT(budget), N_("TIME"),
		N_("time for the slides, instead of what they were given"), NULL, 0, 0 },
	{ 0, "no-state", OPT_FLAG, AT(is_stateless), NULL,
		N_("read nothing of what was kept, and keep nothing"), NULL, 0, 0 },
	{ 0, "bidi", OPT_CHOICE, AT(bidi), N_("MODE"),
		N_("how right-to-left text is sent: auto, explicit, visual, logical, off"), bidis, 0, 0 },
	{ 0, "ascii", OPT_FLAG, AT(is_ascii), NULL,
		N_("draw borders and bullets in ASCII"), NULL, 0, 0 },
	{ 0, "color", OPT_CHOICE, AT(color), N_("WHEN"),
		N_("auto, always or never"), colors, 0, 0 },
	{ 0, "as", OPT_STRING, AT(as), N_("COLSxROWS,COLOURS,LANG"),
		N_("see it as others do: size, colours and language of the interface"), NULL, 0, 0 },
	{ 0, "feed", OPT_STRING, AT(feed), N_("FILE"),
		N_("hear a file instead of the slides, for tests"), NULL, 0, 0 },
	{ 0, "screen", OPT_STRING, AT(screen), "memory",
		N_("draw on a screen in memory, for tests"), NULL, 0, 0 },
	{ 0, "keys", OPT_STRING, AT(keys), N_("FILE"),
		N_("take the keys from a script, for tests"), NULL, 0, 0 },
	{ 0, "size", OPT_STRING, AT(size), N_("COLSxROWS"),
		N_("size of the screen in memory"), NULL, 0, 0 },
	{ 'o', "output", OPT_STRING, AT(output), N_("DIR"),
		N_("where a script saves the screen in memory"), NULL, 0, 0 },
	OPT_END
};

const struct opt options_help[] = {
	{ 0, "completion", OPT_STRING, AT(completion), N_("SHELL"),
		N_("print a completion script for bash, zsh or fish"), NULL, 0, 0 },
	OPT_END
};
/* clang-format on */
