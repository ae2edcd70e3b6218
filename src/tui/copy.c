/* SPDX-License-Identifier: MIT */
#include "tui/copy.h"

#include "base/fs.h"
#include "base/mo.h"
#include "out/cite.h"
#include "text/clean.h"
#include "tui/reader.h"
#include "tui/unit_text.h"
#include "tui/views.h"

void copy_unit_text(struct book *book, const struct unit *unit,
	const struct str *cite_in, struct buf *out)
{
	struct work *work = book_work(book);
	struct cited cited;

	unit_text(unit, work != NULL, out);
	buf_byte(out, '\n');
	if (cite_in == NULL || unit->item == CORPUS_NONE)
		return;
	cited = cite_shown(work, unit->item, unit->lang, unit->tier);
	buf_byte(out, '\n');
	cite_place(work, &cited, *cite_in, out);
	buf_byte(out, '\n');
	cite_provenance(work, &cited, out);
	buf_byte(out, '\n');
}

const char *copy_to_file(
	const struct env *env, struct str text, struct arena *arena)
{
	const char *path = path_join(arena, env->paths.state, "copied.txt");

	if (path == NULL || !fs_make_dirs(env->paths.state, NULL) ||
		!fs_write(path, text, true, NULL))
		return NULL;
	return path;
}

void copy_sentence(
	unsigned ways, const char *tool, const char *path, struct buf *out)
{
	switch (ways) {
	case COPY_TERMINAL | COPY_TOOL | COPY_FILE:
		buf_printf(out,
			/* TRANSLATORS: the name of a program, then of a file */
			_("copied to the terminal’s clipboard, with %s to the "
			  "desktop’s, and to the file %s"),
			tool, path);
		break;
	case COPY_TERMINAL | COPY_TOOL:
		buf_printf(out,
			/* TRANSLATORS: the name of a program */
			_("copied to the terminal’s clipboard and with %s to "
			  "the desktop’s; no file could be written"),
			tool);
		break;
	case COPY_TERMINAL | COPY_FILE:
		buf_printf(out,
			/* TRANSLATORS: the name of a file */
			_("copied to the terminal’s clipboard and to the file "
			  "%s"),
			path);
		break;
	case COPY_TOOL | COPY_FILE:
		buf_printf(out,
			/* TRANSLATORS: the name of a program, then of a file */
			_("copied with %s to the desktop’s clipboard and to "
			  "the file %s"),
			tool, path);
		break;
	case COPY_TERMINAL:
		buf_cstr(out, _("copied to the terminal’s clipboard; no file "
				"could be written"));
		break;
	case COPY_TOOL:
		buf_printf(out,
			/* TRANSLATORS: the name of a program */
			_("copied with %s to the desktop’s clipboard; no file "
			  "could be written"),
			tool);
		break;
	case COPY_FILE:
		/* TRANSLATORS: the name of a file */
		buf_printf(out, _("copied to the file %s"), path);
		break;
	default:
		buf_cstr(out, _("not copied: there is no clipboard, and no "
				"file can be written"));
		break;
	}
}

void copy_text(struct app *app, struct str text)
{
	struct copy_tool tool = {.name = ""};
	struct buf clean = {0}, sentence = {0};
	const char *path;
	unsigned ways = 0;

	clean_text(text, CLEAN_EXPORT, &clean);
	if (!app->env->is_secure &&
		app->screen->ops->copy(app->screen, buf_view(&clean)))
		ways |= COPY_TERMINAL;
	if (copy_find_tool(app->env, &app->draw, &tool) &&
		copy_to_tool(&tool, app->env, buf_view(&clean)))
		ways |= COPY_TOOL;
	path = copy_to_file(app->env, buf_view(&clean), &app->draw);
	if (path != NULL)
		ways |= COPY_FILE;
	copy_sentence(ways, tool.name, path, &sentence);
	app_say(app, "%s", sentence.ptr);
	buf_release(&clean);
	buf_release(&sentence);
}

void copy_block(struct app *app, bool is_cited)
{
	struct buf text = {0};
	struct unit unit;

	if (!book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader),
		    &unit) ||
		unit.node == NULL) {
		app_say(app, "%s", _("there is no text here to copy"));
		return;
	}
	copy_unit_text(app->book, &unit, is_cited ? &app->ui : NULL, &text);
	copy_text(app, buf_view(&text));
	buf_release(&text);
}
