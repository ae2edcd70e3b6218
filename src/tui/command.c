/* SPDX-License-Identifier: MIT */
/* The ':' line: a place, a setting, or any action by its name. */
#include "tui/command_line.h"

#include "text/fmt.h"
#include "text/lang.h"
#include "tui/aloud.h"
#include "tui/bidichoice.h"
#include "tui/desk.h"
#include "tui/search_view.h"
#include "tui/views.h"

#define WORDS_MAX (CORPUS_LANG_MAX + 1)

struct words {
	const char *langs[WORDS_MAX], *tiers[TIER_COUNT + 1];
	const char *themes[WORDS_MAX], *modes[BIDI_MODE_COUNT + 1];
};

static int lang_of(struct app *app, struct str tag)
{
	const char *tags[CORPUS_LANG_MAX];
	const int count = book_lang_count(app->book);
	struct lang_match match;

	for (int i = 0; i < count; i++)
		tags[i] = book_lang_tag(app->book, i);
	match = lang_match(tag, tags, count);
	/* Who types a tag wants that language, not its neighbour. */
	return match.index < 0 || match.is_regional ? CORPUS_NONE : match.index;
}

static bool is_work(struct app *app)
{
	if (book_work(app->book))
		return true;
	app_say(app, "%s",
		_("a single file has no languages, levels or glossary"));
	return false;
}

static void set_lang(struct app *app, struct str tag)
{
	const int lang = lang_of(app, tag);

	if (!is_work(app))
		return;
	if (lang == CORPUS_NONE)
		/* TRANSLATORS: what was typed, as a language tag */
		app_say(app, _("no language '%.*s' in this work"),
			STR_ARG(tag));
	else
		reader_set_lang(app->reader, lang);
}

static void say_no_tier(struct app *app, struct str name)
{
	/* TRANSLATORS: plain, student and full are typed: leave them */
	app_say(app, _("no level '%.*s'; there are plain, student and full"),
		STR_ARG(name));
}

static void set_tier(struct app *app, struct str name)
{
	enum tier tier;

	if (!is_work(app))
		return;
	if (!tier_from_name(name, &tier))
		say_no_tier(app, name);
	else
		reader_set_tier(app->reader, tier);
}

/* TAG, TIER or TAG:TIER; what is left out is the page's. */
static void set_side(struct app *app, struct str arg)
{
	const size_t colon = str_find(arg, ':');
	struct str tag = str_sub(arg, 0, colon);
	struct str name = str_sub(arg, colon + 1, arg.len);
	enum tier tier = reader_tier(app->reader);
	int lang = reader_lang(app->reader);

	if (!is_work(app))
		return;
	if (str_eq(arg, STR("off"))) {
		reader_set_side(app->reader, CORPUS_NONE, -1);
		return;
	}
	if (colon == arg.len && tier_from_name(tag, &tier))
		tag = STR("");
	if (tag.len > 0)
		lang = lang_of(app, tag);
	if (lang == CORPUS_NONE)
		app_say(app, _("no language '%.*s' in this work"),
			STR_ARG(tag));
	else if (name.len > 0 && !tier_from_name(name, &tier))
		say_no_tier(app, name);
	else
		reader_set_side(app->reader, lang, (int)tier);
}

static void set_theme(struct app *app, struct str name)
{
	for (int i = 0; i < theme_count(); i++) {
		if (!str_eq(name, str_of(theme_name(i))))
			continue;
		app->theme = i;
		app->screen->ops->set_theme(app->screen, i);
		state_set(app->state, "theme", name, NULL);
		return;
	}
	app_say(app, _("no theme '%.*s'"), STR_ARG(name));
}

static void set_bidi(struct app *app, struct str name)
{
	enum bidi_mode mode;

	if (!bidi_mode_find(name, &mode)) {
		/* TRANSLATORS: what was typed; bidi: two directions of text */
		app_say(app, _("no bidi mode '%.*s'"), STR_ARG(name));
		return;
	}
	bidi_use(app, mode);
	if (mode != BIDI_AUTO)
		bidi_keep(app, mode, NULL);
}

/* One sentence, with what may have been meant: a command or a place. */
static void say_unknown(struct app *app, struct str text)
{
	struct work *work = book_work(app->book);
	int distance = 0;
	struct str rest = text, word = text;
	struct str near;
	const struct str place = work ? corpus_nearest(work, text) : STR("");

	/* What follows a command's name is its argument: "teir plain". */
	str_word(&rest, &word);
	near = command_nearest(word, &distance);
	if (place.len > 0 && (near.len == 0 || str_distance(text, place,
						       distance) < distance))
		near = place;
	if (near.len > 0)
		app_say(app,
			/* TRANSLATORS: what was typed, then the nearest known
		         */
			_("no place or command '%.*s'; did you mean '%.*s'?"),
			STR_ARG(text), STR_ARG(near));
	else
		app_say(app, _("no place or command '%.*s'"), STR_ARG(text));
}

static void go_place(struct app *app, struct str text)
{
	int number;

	if (book_find(app->book, text) != CORPUS_NONE ||
		(book_lesson(app->book) != NULL &&
			corpus_find(book_work(app->book), text) != CORPUS_NONE))
		reader_go_id(app->reader, text, true);
	else if (str_to_int(text, &number) && number > 0)
		app_act(app, ACTION_END, number);
	else
		say_unknown(app, text);
}

static void run(struct app *app, const struct command *command)
{
	switch (command->kind) {
	case COMMAND_EMPTY:
		break;
	case COMMAND_ACTION:
		app_act(app, command->action, 0);
		break;
	case COMMAND_LANG:
		set_lang(app, command->arg);
		break;
	case COMMAND_TIER:
		set_tier(app, command->arg);
		break;
	case COMMAND_WITH:
		set_side(app, command->arg);
		break;
	case COMMAND_THEME:
		set_theme(app, command->arg);
		break;
	case COMMAND_BIDI:
		set_bidi(app, command->arg);
		break;
	case COMMAND_LESSON:
		lesson_add(app, command->arg);
		break;
	case COMMAND_CHANGES:
		desk_changes_open(app);
		break;
	case COMMAND_INVISIBLES:
		reader_show_invisible(app->reader);
		break;
	case COMMAND_DIFF:
		box_open_diff(app);
		break;
	case COMMAND_SEARCH:
		search_view_open(app, command->arg);
		break;
	case COMMAND_RATE:
		aloud_set_rate(app, command->arg);
		break;
	case COMMAND_PERCENT:
		app_act(app, ACTION_PERCENT, command->number);
		break;
	case COMMAND_PLACE:
		go_place(app, command->arg);
		break;
	}
}

void command_run(struct app *app, struct str line)
{
	struct buf text = {0};
	struct command command;

	/* Ids are typed with the digits of any keyboard. */
	fmt_ascii_digits(line, &text);
	command = command_parse(buf_view(&text));
	run(app, &command);
	buf_release(&text);
}

static void fill_words(struct app *app, struct words *words)
{
	for (int i = 0; i < book_lang_count(app->book); i++)
		words->langs[i] = book_lang_tag(app->book, i);
	for (int i = 0; i < TIER_COUNT; i++)
		words->tiers[i] = tier_name((enum tier)i);
	for (int i = 0; i < theme_count() && i < WORDS_MAX - 1; i++)
		words->themes[i] = theme_name(i);
	for (int i = 0; i < BIDI_MODE_COUNT; i++)
		words->modes[i] = bidi_mode_name((enum bidi_mode)i);
}

static bool complete(
	struct app *app, struct str stem, int *turn, struct buf *out)
{
	struct words words = {0};
	const struct command_words lists = {
		words.langs, words.tiers, words.themes, words.modes};

	fill_words(app, &words);
	return command_complete(stem, &lists, turn, out);
}

void command_open(struct app *app)
{
	prompt_open_tab(app, ":", STR(""), command_run, complete);
}
