/* SPDX-License-Identifier: MIT */
/* A small content tree in a folder of its own, for the tests of corpus/. */
#ifndef KOINE_TESTS_CORPUS_TREE_H
#define KOINE_TESTS_CORPUS_TREE_H

#include "base/fs.h"
#include "base/vec.h"
#include "corpus/corpus.h"

#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct tree {
	struct arena arena;
	struct paths paths;
	const char *dir;
};

/* A report by two people, one family name first, one last, and a body. */
#define TREE_REPORT                                                   \
	"<report key='w2025' date='2025-11' medium='R/OL'>"           \
	"<author family='\u66fe'>\u66fe\u6bc5</author>"               \
	"<author family='\u00d3 D\u00e9'>Ann \u00d3 D\u00e9</author>" \
	"<author>The Body</author>"                                   \
	"<publisher xml:lang='zh'>\u5927\u4f1a</publisher>"           \
	"<publisher xml:lang='en'>The Conference</publisher>"         \
	"<place xml:lang='zh'>\u5317\u4eac</place>"                   \
	"<place xml:lang='en'>Beijing</place></report>"

/* Three languages; part 2 with all kinds of rows, an appendix with a record. */
#define TREE_WORK                                                              \
	"<work id='w' edition='3' source='zh'>\n"                              \
	"<title xml:lang='zh'>\u8457\u4f5c</title>\n"                          \
	"<title xml:lang='en'>The Work</title>" TREE_REPORT "\n"               \
	"<language tag='zh'/><language tag='en'/><language tag='fr'/>\n"       \
	"<tier id='plain'/><tier id='student'/><tier id='full'/>\n"            \
	"<part id='2' file='02-safety' pages='11-15'>\n"                       \
	"<title xml:lang='zh'>\u5b89\u5168</title>"                            \
	"<title xml:lang='en'>Safety</title>"                                  \
	"<title xml:lang='fr'>S\u00fbret\u00e9</title>\n"                      \
	"<block id='2.0.1' kind='para'/>\n"                                    \
	"<section id='2.1' pages='11-12' refs='1-3'>\n"                        \
	"<title xml:lang='zh'>\u901f\u5ea6</title>"                            \
	"<title xml:lang='en'>Speed</title>"                                   \
	"<title xml:lang='fr'>Vitesse</title>\n"                               \
	"<block id='2.1.1' kind='para' refs='1'/>\n"                           \
	"<block id='2.1.2' kind='list' items='2' refs='2-3'/>\n"               \
	"<figure id='fig-1' block='2.1.3'><title xml:lang='zh'>\u56fe</title>" \
	"<title xml:lang='en'>Figure</title>"                                  \
	"<title xml:lang='fr'>Figure</title></figure>\n"                       \
	"<block id='2.1.3' kind='figure'/>\n"                                  \
	"<gone id='2.1.4' to='2.1.5'/><gone id='2.1.5' to='2.1.2'/>\n"         \
	"</section>\n"                                                         \
	"<section id='2.2'><title xml:lang='zh'>\u5e7f</title>"                \
	"<title xml:lang='en'>Breadth</title>"                                 \
	"<title xml:lang='fr'>Ampleur</title>\n"                               \
	"<figure id='fig-2' block=''><title xml:lang='zh'>\u56fe</title>"      \
	"<title xml:lang='en'>Later</title>"                                   \
	"<title xml:lang='fr'>Plus tard</title></figure>\n"                    \
	"</section>\n"                                                         \
	"</part>\n"                                                            \
	"<part id='appendix' file='90-appendix' pages='27'>\n"                 \
	"<title xml:lang='zh'>\u9644</title>"                                  \
	"<title xml:lang='en'>Appendix</title>"                                \
	"<title xml:lang='fr'>Annexe</title>\n"                                \
	"<section id='A-1'><title xml:lang='zh'>\u7532</title>"                \
	"<title xml:lang='en'>Group</title>"                                   \
	"<title xml:lang='fr'>Groupe</title>\n"                                \
	"<record id='A07' section='2.1'><title xml:lang='zh'>\u4e03</title>"   \
	"<title xml:lang='en'>Seven</title>"                                   \
	"<title xml:lang='fr'>Sept</title>\n"                                  \
	"<block id='A07.1' kind='record' items='4'/></record>\n"               \
	"</section>\n"                                                         \
	"</part>\n"                                                            \
	"</work>\n"

#define TREE_SAFETY                              \
	"# 2 Safety\n\nlead\n\n## 2.1 Speed\n\n" \
	"one [1](ref:1)\n\n- a\n- b\n\n"         \
	"![caption](fig:1)\n\n## 2.2 Breadth\n\n"

#define TREE_REFERENCES                                                \
	"<references>\n"                                               \
	"<ref id='1' kind='law' section='2.1'>"                        \
	"<title xml:lang='en'>First</title>"                           \
	"<description xml:lang='en'>A \\ B</description>"              \
	"<url>https://a.example/1</url><url>https://a.example/2</url>" \
	"</ref>\n"                                                     \
	"<ref id='2' kind='unknown' section='2.1' lost='yes'>"         \
	"<title xml:lang='zh'>\u4e8c</title></ref>\n"                  \
	"<ref id='3' kind='law' section='2.1' year='2024'>"            \
	"<title xml:lang='fr'>Trois</title>"                           \
	"<publisher xml:lang='fr'>P</publisher>"                       \
	"<remark xml:lang='fr'>R</remark></ref>\n"                     \
	"</references>\n"

#define TREE_PROVENANCE                                      \
	"file\tlanguage\twritten\tread\tby\tdate\tedition\n" \
	"en/full/02-safety.md\ten\tmachine\tnone\tkoine\t2026-01-02\t3\n"

/* Writes content/name. */
static inline void tree_put(
	struct tree *tree, const char *name, const char *text)
{
	const char *path = path_join(&tree->arena, tree->paths.content, name);
	const char *slash = strrchr(path, '/');
	char *folder = xstrdup((struct str){path, (size_t)(slash - path)});
	struct err err = {0};

	ck_assert_msg(fs_make_dirs(folder, &err), "%s", err.message);
	ck_assert_msg(
		fs_write(path, str_of(text), false, &err), "%s", err.message);
	free(folder);
}

static inline void tree_init(struct tree *tree)
{
	const char *tmp = getenv("TMPDIR");
	char path[256];

	*tree = (struct tree){0};
	snprintf(path, sizeof(path), "%s/koine-corpus-XXXXXX",
		tmp && tmp[0] ? tmp : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(path));
	tree->dir = arena_str(&tree->arena, str_of(path)).ptr;
	tree->paths.data = tree->dir;
	tree->paths.content = path_join(&tree->arena, tree->dir, "content");
	ck_assert(fs_make_dirs(tree->paths.content, NULL));
}

/* The whole tree of the macros above. */
static inline void tree_init_full(struct tree *tree)
{
	tree_init(tree);
	tree_put(tree, "work.xml", TREE_WORK);
	tree_put(tree, "references.xml", TREE_REFERENCES);
	tree_put(tree, "provenance.tsv", TREE_PROVENANCE);
	tree_put(tree, "en/full/02-safety.md", TREE_SAFETY);
}

/* Damages the sources but leaves size and time, so that reading them shows. */
static inline void tree_spoil(struct tree *tree, const char *name)
{
	const char *path = path_join(&tree->arena, tree->paths.content, name);
	struct stat st;
	struct timespec times[2];
	struct buf bytes = {0};
	FILE *file;

	ck_assert(fs_read(path, FS_MAX_FILE, &bytes, NULL));
	ck_assert_int_eq(stat(path, &st), 0);
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	for (size_t i = 0; i < bytes.len; i++)
		fputc('x', file);
	fclose(file);
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
	buf_release(&bytes);
}

static inline int tree_remove(
	const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	(void)ftw;
	return remove(path);
}

static inline void tree_free(struct tree *tree)
{
	nftw(tree->dir, tree_remove, 8, FTW_DEPTH | FTW_PHYS);
	arena_free(&tree->arena);
}

static inline struct work *tree_open(struct tree *tree)
{
	struct err err = {0};
	struct work *work = corpus_open(&tree->paths, &err);

	ck_assert_msg(work != NULL, "%s", err.message);
	return work;
}

/* True if `file` has a finding in `line` whose message holds `text`. */
static inline bool tree_finds(
	struct work *work, const char *file, int line, const char *text)
{
	const struct finding *list;
	const size_t count = corpus_findings(work, &list);

	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i].file, str_of(file)) &&
			list[i].line == line &&
			str_search(list[i].message, str_of(text)) != SIZE_MAX)
			return true;
	return false;
}

/* How many findings there are in `file`. */
static inline int tree_faults(struct work *work, const char *file)
{
	const struct finding *list;
	const size_t count = corpus_findings(work, &list);
	int faults = 0;

	for (size_t i = 0; i < count; i++)
		faults += str_eq(list[i].file, str_of(file));
	return faults;
}

#define ASSERT_STR(s, text) \
	ck_assert_msg(str_eq((s), str_of(text)), "'%.*s'", STR_ARG(s))

#endif
