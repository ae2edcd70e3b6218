/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "search/child.h"
#include "search/index_impl.h"

#include <stdlib.h>
#include <unistd.h>

#define SMALL ((size_t)64 << 10) /* [B] a lone file that no child is worth */
#define TRIES 3                  /* children, while the content changes */

static bool take(struct search *search, struct search_index *index)
{
	search->index = index;
	if (index)
		search->state = SEARCH_READY;
	return index != NULL;
}

static bool is_small(const struct search *search)
{
	return search->source.file &&
	       file_text(search->source.file).len <= SMALL;
}

static bool open_cached(struct search *search)
{
	search->is_cached =
		search->cached && cache_has_file(search->cached) &&
		take(search, index_open_path(&search->source, search->cached));
	return search->is_cached;
}

/* One that lies there and fits. What is in the cache was made because the
 * installed one was of no use. */
static bool open_ready(struct search *search)
{
	return open_cached(search) ||
	       (search->installed &&
		       take(search, index_open_path(&search->source,
					    search->installed)));
}

static void build_in_memory(struct search *search)
{
	if (!take(search, index_build_memory(&search->source, &search->err)))
		search->state = SEARCH_FAILED;
}

static bool build_cached(struct search *search)
{
	if (!search->cached || !cache_has_folder(search->cached, true) ||
		!index_build(&search->source, search->cached, NULL, NULL, NULL))
		return false;
	cache_trim(search->cached);
	return open_cached(search);
}

/* In this process: in the cache, so that it is there next time, else in memory.
 */
static void build_now(struct search *search)
{
	if (is_small(search) || !build_cached(search))
		build_in_memory(search);
}

static void start(struct search *search)
{
	if (child_start(search))
		search->state = SEARCH_BUILDING;
	else
		build_now(search);
}

struct search *search_open(const struct search_source *source, bool may_wait)
{
	struct search *search = xcalloc(1, sizeof(*search));

	search->source = (struct index_source){
		.paths = source->paths,
		.work = source->work,
		.file = source->work ? NULL : source->file,
		.path = source->path,
		.is_brief = may_wait,
	};
	search->fd = search->memory = -1;
	index_paths(&search->source, &search->arena, &search->installed,
		&search->cached);
	if (open_ready(search))
		return search;
	if (may_wait || is_small(search))
		build_now(search);
	else
		start(search);
	return search;
}

static void drop_index(struct search *search)
{
	searcher_free(search->searcher);
	search->searcher = NULL;
	index_close(search->index);
	search->index = NULL;
}

void search_close(struct search *search)
{
	if (!search)
		return;
	child_stop(search);
	drop_index(search);
	buf_release(&search->message);
	arena_free(&search->arena);
	free(search);
}

/* ---- what a child has made ---- */

static struct search_index *open_memory(const struct search *search)
{
	struct search_index *index = index_new(&search->source);

	index->db = db_open_copy(search->memory, INDEX_ID, NULL);
	if (index->db && index_fits(&search->source, index))
		return index;
	index_close(index);
	return NULL;
}

/* It may have been overtaken by a change: once more. */
static void finish_cached(struct search *search)
{
	if (cache_has_file(search->cached) &&
		take(search, index_open_path(&search->source, search->cached)))
		return;
	if (search->tries < TRIES) {
		child_stop(search);
		start(search);
		return;
	}
	err_set(&search->err, ERR_STATE,
		_("the texts change while they are being indexed"));
	search->state = SEARCH_FAILED;
}

static void finish(struct search *search)
{
	if (search->outcome == CHILD_CACHED) {
		finish_cached(search);
	} else if (search->outcome != CHILD_MEMORY ||
		   !take(search, open_memory(search))) {
		err_set(&search->err, ERR_STATE, "%s",
			search->message.len > 0
				? search->message.ptr
				: _("the search index could not be made"));
		search->state = SEARCH_FAILED;
	}
	if (search->state != SEARCH_BUILDING)
		child_stop(search);
}

enum search_state search_poll(
	struct search *search, int *percent, struct err *err)
{
	if (search->state == SEARCH_BUILDING && !child_listen(search))
		finish(search);
	if (search->state == SEARCH_BUILDING)
		*percent = search->percent;
	if (search->state == SEARCH_FAILED && err)
		*err = search->err;
	return search->state;
}

int search_fd(const struct search *search)
{
	return search->fd;
}

bool search_repair(struct search *search, struct err *err)
{
	drop_index(search);
	if (search->is_cached)
		unlink(search->cached);
	build_now(search);
	if (search->state == SEARCH_FAILED && err)
		*err = search->err;
	return search->state == SEARCH_READY;
}
