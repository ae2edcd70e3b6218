# SPDX-License-Identifier: MIT
# koine: a multilingual terminal reader. `make help` lists the targets.

VERSION   := 0.1.0
# Release of the man page and of everything dated; honours SOURCE_DATE_EPOCH.
SHELL     := /bin/sh
.DEFAULT_GOAL := all
.SUFFIXES:

prefix    ?= /usr/local
bindir    ?= $(prefix)/bin
datadir   ?= $(prefix)/share
mandir    ?= $(datadir)/man
INSTALL   ?= install
PKG_CONFIG ?= pkg-config
PYTHON    ?= python3
FLAVOUR   ?= release
CONTENT   ?= yes

B := build/$(FLAVOUR)
ifeq ($(FLAVOUR),release)
SHARE := build/share/koine
KOINE := build/koine
else
SHARE := $(B)/share/koine
KOINE := $(B)/koine
endif

# ---- packages -------------------------------------------------------------
PKGS := sqlite3 icu-uc ncursesw libcmark libxml-2.0 jansson
DEB_BUILD := gcc make pkg-config gettext libncurses-dev libicu-dev libcmark-dev \
	libxml2-dev libsqlite3-dev libstemmer-dev libjansson-dev
DEB_TEST := check python3
DEB_LINT := clang clang-tidy clang-format libclang-rt-14-dev mandoc shellcheck
DEB_INTEROP := i18nspector translate-toolkit omegat jing libxml2-utils
DEB_BENCH := less w3m lowdown cmark ripgrep

# ---- flags: what comes from outside is honoured and comes last --------------
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wvla -Wformat=2 \
	-Wimplicit-fallthrough
HARDEN := -fstack-protector-strong -fstack-clash-protection -fPIE
HARDEN_LD := -pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed
OPT := -O3 -g
FORTIFY := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
ifeq ($(FLAVOUR),asan)
OPT := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FORTIFY :=
HARDEN_LD := -pie
endif
ifeq ($(FLAVOUR),coverage)
OPT := -O0 -g --coverage
FORTIFY :=
endif
# Sanitizers make gcc 12 see truncations that are not there.
ifeq ($(CI)$(filter asan,$(FLAVOUR)),true)
WERROR := -Werror
endif
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null)
# Symbols are looked up in this order at every start: first where most of them
# are.
PKG_LIBS := $(shell $(PKG_CONFIG) --libs sqlite3 icu-uc 2>/dev/null) -lc \
	$(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null) -lstemmer -lm
CHECK_LIBS = $(shell $(PKG_CONFIG) --libs check)
override CPPFLAGS := -D_GNU_SOURCE -Isrc -DKOINE_VERSION='"$(VERSION)"' \
	-DKOINE_DATADIR='"$(datadir)/koine"' $(FORTIFY) $(PKG_CFLAGS) $(CPPFLAGS)
override CFLAGS := -std=c17 $(OPT) $(WARN) $(WERROR) $(HARDEN) $(CFLAGS)
override LDFLAGS := $(HARDEN_LD) $(filter -fsanitize=% --coverage,$(OPT)) $(LDFLAGS)

ifeq ($(V),1)
Q :=
say = @:
else
Q := @
say = @printf '  %-5s %s\n'
endif

# ---- sources ----------------------------------------------------------------
SRC := $(sort $(wildcard src/*/*.c) src/main.c)
OBJ := $(SRC:src/%.c=$(B)/obj/%.o)
LIBOBJ := $(filter-out $(B)/obj/main.o,$(OBJ))
UNIT_SRC := $(sort $(wildcard tests/unit/test_*.c))
UNIT_HELP := $(filter-out $(UNIT_SRC) tests/unit/main.c,$(wildcard tests/unit/*.c))
UNIT_OBJ := $(UNIT_SRC:tests/unit/%.c=$(B)/tests/%.o) $(UNIT_HELP:tests/unit/%.c=$(B)/tests/%.o)
UNIT := $(B)/tests/unit
LINGUAS := $(basename $(notdir $(wildcard po/*.po)))
MO := $(LINGUAS:%=$(SHARE)/locale/%.mo)
# What `make test` runs, each a target check-NAME that notes its counts as NAME.
CHECKS := layers headers po man unit golden screen content glossary cite exchange interop pseudo \
	search lint hostile pty aloud secure privacy kill
CONTENT_FILES := $(shell find content -type f 2>/dev/null)

.PHONY: all help deps deps-lint deps-bench run test check-unit check-golden \
	check-screen check-layers check-headers check-po check-man check-content \
	check-glossary check-cite check-exchange check-interop interop \
	check-pseudo check-search search-eval check-lint lint-eval \
	check-hostile check-pty check-aloud check-secure check-privacy check-kill killtest \
	asan ubsan coverage lint format bench install uninstall dist \
	pot po man clean FORCE
.DELETE_ON_ERROR:

all: $(KOINE) $(MO) $(SHARE)/stamp ## build the program, catalogues and compiled content

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 18

# Asks the network only if something is missing.
define need_packages
@missing=; for p in $(1); do \
	dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || \
		missing="$$missing $$p"; \
done; \
[ -z "$$missing" ] || { \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	$$sudo apt-get update -q && \
	DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y \
		--no-install-recommends $$missing; }
endef
deps: ## install the packages for building and testing, if any is missing
	$(call need_packages,$(DEB_BUILD) $(DEB_TEST))
deps-lint: ## the same for lint and sanitizers
	$(call need_packages,$(DEB_BUILD) $(DEB_TEST) $(DEB_LINT))
deps-bench: ## the same for the benchmark
	$(call need_packages,$(DEB_BUILD) $(DEB_BENCH) python3)

# pkg-config was asked before deps ran: what follows deps starts make again.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
AGAIN := $(MAKE) --no-print-directory
run: deps ; +@$(AGAIN) run
test: deps ; +@$(AGAIN) test
else
run: all ## open the reader on the shipped report
	@$(KOINE)
test: all $(UNIT) ## build and pass every test
	@rm -rf $(B)/results
	@$(MAKE) --no-print-directory -k $(CHECKS:%=check-%) || :
	@$(PYTHON) tests/summary.py $(B)/results $(CHECKS)
endif

# ---- the program --------------------------------------------------------------
$(B)/flags: FORCE
	@mkdir -p $(B)
	@printf '%s\n' '$(subst ','\'',$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS))' | cmp -s - $@ || \
		printf '%s\n' '$(subst ','\'',$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS))' > $@

$(B)/obj/%.o: src/%.c $(B)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(KOINE): $(OBJ)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJ) $(PKG_LIBS)

# ---- data beside the executable -------------------------------------------------
$(SHARE)/locale/%.mo: po/%.po
	$(say) MSG $@
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

$(SHARE)/locales: FORCE
	@mkdir -p $(SHARE)
	@ln -sfn $(CURDIR)/locales $(SHARE)/locales
$(SHARE)/content: FORCE
	@mkdir -p $(SHARE)
	@ln -sfn $(CURDIR)/content $(SHARE)/content

ifeq ($(CONTENT),yes)
$(SHARE)/stamp: $(KOINE) $(SHARE)/content $(SHARE)/locales $(CONTENT_FILES) $(wildcard locales/*.conf)
	$(say) WORK $(SHARE)/work.koi
	$(Q)$(KOINE) compile -o $(SHARE)/work.koi
	@touch $@
else
$(SHARE)/stamp: $(KOINE) $(SHARE)/locales
	@touch $@
endif

# ---- tests ----------------------------------------------------------------------
$(B)/tests/%.o: tests/unit/%.c $(B)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS) -DKOINE_SRCDIR='"$(CURDIR)"' -MMD -MP -c -o $@ $<

# The runner calls every suite; its list is made from the file names.
$(B)/tests/suites.c: $(UNIT_SRC) tests/unit/suites.sh
	@mkdir -p $(@D)
	$(Q)sh tests/unit/suites.sh $(UNIT_SRC) > $@
$(B)/tests/suites.o: $(B)/tests/suites.c tests/unit/main.c $(B)/flags
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -Itests/unit -c -o $@ $<

$(UNIT): $(UNIT_OBJ) $(B)/tests/main.o $(B)/tests/suites.o $(LIBOBJ)
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(UNIT_OBJ) $(B)/tests/main.o \
		$(B)/tests/suites.o $(LIBOBJ) $(PKG_LIBS) $(CHECK_LIBS)

ENV := LC_ALL=C.UTF-8 TZ=UTC KOINE=$(CURDIR)/$(KOINE) KOINE_SRC=$(CURDIR) \
	KOINE_RESULTS=$(CURDIR)/$(B)/results NO_COLOR= PYTHONDONTWRITEBYTECODE=1 CK_DEFAULT_TIMEOUT=300

check-unit: $(UNIT) all ## unit tests; T=base_str runs one suite
	$(Q)$(ENV) $(UNIT) $(T)
check-golden: all ## golden files by stage; UPDATE=1 rewrites them
	$(Q)$(ENV) UPDATE=$(UPDATE) $(PYTHON) tests/golden.py
check-screen: all ## screens on the memory screen, and sessions; UPDATE=1 rewrites
	$(Q)$(ENV) UPDATE=$(UPDATE) $(PYTHON) tests/screen.py
check-hostile: all ## nasty input: bytes, content, state, surroundings; K=state runs one kind
	$(Q)$(ENV) $(PYTHON) tests/hostile.py $(K)
check-aloud: all ## reading aloud, with a speech-dispatcher of our own
	$(Q)$(ENV) $(PYTHON) tests/aloud.py

check-pty: all ## the real terminal: pty, restore, kill -9
	$(Q)$(ENV) $(PYTHON) tests/pty.py
check-secure: all ## KOINE_SECURE: each command, option and key
	$(Q)$(ENV) $(PYTHON) tests/secure.py
check-privacy: all ## profiles, --no-state, koine forget: what is left on the disk
	$(Q)$(ENV) $(PYTHON) tests/privacy.py
check-kill: all ## killed, or failed by the disk, while it saves: some of the calls
	$(Q)$(ENV) $(PYTHON) tests/kill.py
killtest: all ## the same at every system call
	$(Q)$(ENV) $(PYTHON) tests/kill.py --every
check-content: all ## the shipped content against its spine and schemas
	$(Q)$(ENV) $(PYTHON) tests/content.py

check-glossary: all ## the shipped glossary against its texts
	$(Q)$(ENV) $(PYTHON) tests/glossary.py
check-cite: all ## citations as other programs read them
	$(Q)$(ENV) $(PYTHON) tests/cite.py
check-exchange: all ## what other translators' tools get and give back
	$(Q)$(ENV) $(PYTHON) tests/exchange.py
check-interop: all ## exports in other programs, where they are installed
	$(Q)$(ENV) $(PYTHON) tests/interop.py build/interop
# Symfony's package is the one of Debian that has the OASIS schema of XLIFF.
XLIFF_XSD := build/interop/xliff-core-1.2-strict.xsd
$(XLIFF_XSD):
	@mkdir -p $(@D)
	$(Q)cd $(@D) && apt-get download -q php-symfony-translation && \
		dpkg -x php-symfony-translation_*.deb package
	$(Q)cp $$(find $(@D)/package -name xml.xsd) $(@D)/xml.xsd
	$(Q)sed 's|http://www.w3.org/2001/xml.xsd|xml.xsd|' \
		$$(find $(@D)/package -name xliff-core-1.2-strict.xsd) > $@
# A parser of GIFT by a grammar of its own; Debian has none. Without npm the
# test says so.
GIFT_PEGJS := build/interop/node_modules/gift-pegjs
$(GIFT_PEGJS):
	@mkdir -p build/interop
	$(Q)! command -v npm > /dev/null || npm install --silent --no-audit \
		--no-fund --prefix build/interop gift-pegjs@1.0.2
interop: ## install those programs and run them all on exports
	$(call need_packages,$(DEB_INTEROP))
	@$(MAKE) --no-print-directory $(XLIFF_XSD) $(GIFT_PEGJS) check-interop
check-pseudo: all ## a pseudo-locale: nothing is left untranslated
	$(Q)$(ENV) $(PYTHON) tests/pseudo.py
check-search: all ## what search must find, in each language
	$(Q)$(ENV) $(PYTHON) tests/search.py $(L)
search-eval: all ## recall and precision of search, and what it misses; L=ar is one language
	$(Q)$(ENV) $(PYTHON) tests/search.py --report $(L)
check-lint: all ## what the rules of `koine check` must find, and leave alone
	$(Q)$(ENV) $(PYTHON) tests/lint_eval.py
lint-eval: all ## recall and precision of those rules, and what they miss
	$(Q)$(ENV) $(PYTHON) tests/lint_eval.py --report
check-layers: ## a folder includes lower ranks only
	$(Q)$(ENV) sh tests/step.sh layers sh tests/layers.sh
check-headers: $(B)/flags ## every header compiles alone
	$(Q)$(ENV) sh tests/step.sh headers sh tests/headers.sh $(CC) $(CPPFLAGS) -std=c17
check-po: ## every catalogue passes msgfmt
	$(Q)$(ENV) sh tests/step.sh po sh -c 'for p; do \
		msgfmt --check -o /dev/null $$p || exit 1; done' po \
		$(LINGUAS:%=po/%.po) $(wildcard po/man/*.po)
check-man: all ## the man pages are what the tables and catalogues say
	$(Q)$(ENV) sh tests/step.sh man sh tests/man.sh

asan: ## build with ASan and UBSan and pass the tests
	$(Q)$(MAKE) --no-print-directory FLAVOUR=asan test
ubsan: asan
coverage: ## line coverage of the core folders, at least 85 %
	$(Q)$(MAKE) --no-print-directory FLAVOUR=coverage all build/coverage/tests/unit
	$(Q)sh tests/coverage.sh

# ---- house keeping ------------------------------------------------------------------
lint: ## clang-format, clang-tidy, mandoc, shellcheck, catalogues
	$(Q)sh tests/lint.sh
format: ## format the code
	$(Q)clang-format -i src/*.c src/*/*.[ch] tests/unit/*.c tests/unit/*.h
bench: all ## ratios against peers in one run; P=search is one part
	$(Q)$(ENV) $(PYTHON) tests/bench.py $(P)
pot: ## extract the messages to po/koine.pot, those of the man page to po/man
	$(Q)xgettext --from-code=UTF-8 -k -k_ -kN_ -kP_:1,2 -kC_:1c,2 -kNC_:1c,2 -kX:3 -cTRANSLATORS \
		--flag=err_set:3:c-format --flag=err_prefix:2:c-format \
		--flag=app_say:2:c-format --package-name=koine \
		--package-version=$(VERSION) --copyright-holder='the koine authors' \
		-o po/koine.pot $(SRC) $(sort $(wildcard src/*/*.h))
	$(Q)sed -i '/^"POT-Creation-Date/d' po/koine.pot
	$(Q)$(PYTHON) tests/man.py pot > po/man/koine.1.pot
po: pot ## merge new messages into every catalogue
	$(Q)for p in po/*.po; do msgmerge --quiet --update --backup=none $$p po/koine.pot; done
	$(Q)for p in po/man/*.po; do msgmerge --quiet --update --backup=none $$p po/man/koine.1.pot; done
man: all ## write the generated parts of the man pages anew
	$(Q)$(ENV) UPDATE=1 sh tests/man.sh

install: all ## install below $(DESTDIR)$(prefix)
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 \
		$(DESTDIR)$(mandir)/zh_CN/man1 \
		$(DESTDIR)$(datadir)/koine/locale $(DESTDIR)$(datadir)/koine/locales
	$(INSTALL) -m 755 $(KOINE) $(DESTDIR)$(bindir)/koine
	$(INSTALL) -m 644 man/koine.1 $(DESTDIR)$(mandir)/man1/koine.1
	$(INSTALL) -m 644 man/zh/koine.1 $(DESTDIR)$(mandir)/zh_CN/man1/koine.1
	$(INSTALL) -m 644 $(MO) $(DESTDIR)$(datadir)/koine/locale
	$(INSTALL) -m 644 locales/*.conf $(DESTDIR)$(datadir)/koine/locales
	[ "$(CONTENT)" != yes ] || { cp -R content $(DESTDIR)$(datadir)/koine/ && \
		$(INSTALL) -m 644 $(SHARE)/work.koi $(SHARE)/han.koi $(SHARE)/search.koi \
			$(DESTDIR)$(datadir)/koine; }
uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(bindir)/koine $(DESTDIR)$(mandir)/man1/koine.1 \
		$(DESTDIR)$(mandir)/zh_CN/man1/koine.1 $(DESTDIR)$(datadir)/koine
dist: ## a reproducible source archive in build/
	@mkdir -p build
	$(Q)git archive --prefix=koine-$(VERSION)/ -o build/koine-$(VERSION).tar HEAD
clean: ## remove build/
	rm -rf build

FORCE:
-include $(OBJ:.o=.d) $(UNIT_OBJ:.o=.d)
