/* SPDX-License-Identifier: MIT */
/*
 * The compiled work: one read-only file with named sections (spine, references,
 * provenance, glossary, marked terms), most of them lines of tab-separated
 * fields, read on demand. Written by make from the sources; never an error when
 * absent.
 */
#ifndef KOINE_CORPUS_COMPILE_H
#define KOINE_CORPUS_COMPILE_H

#include "corpus/corpus.h"

/* Writes the compiled form of `work` (opened from sources) to `path`,
 * atomically and reproducibly. */
bool corpus_compile(struct work *work, const char *path, struct err *err);

#endif
