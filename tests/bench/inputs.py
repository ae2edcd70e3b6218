# SPDX-License-Identifier: MIT
"""Markdown texts made the same every time: what the benchmark reads."""

import os
import random

SIZES = {"100 KB": 100 << 10, "1 MB": 1 << 20, "10 MB": 10 << 20}
LANGS = ("en", "zh", "ru", "fr", "ar")

WORDS = {
    "en": """the system of global governance needs shared rules for safety and
        open research on models whose behaviour nobody can yet foresee in full
        because data power computing and institutions differ between countries
        teachers pupils engineers regulators and local communities ask what a
        frontier model does how it fails who answers for harm and which tests
        exist before release cooperation inclusion transparency accountability
        evaluation benchmark infrastructure interoperability""",
    "zh": """全球 人工智能 安全 治理 体系 需要 共同 规则 开放 研究 模型 行为 尚未
        完全 预见 数据 算力 机构 国家 之间 差异 教师 学生 工程师 监管者 社区 询问
        前沿 系统 如何 失效 由谁 负责 发布 之前 测试 合作 包容 透明 问责 评估 基准
        的 与 在 和 并 对 将 以 为 了 发展中 公共 服务 福祉 风险 能力 建设 标准""",
    "ru": """глобальная система управления требует общих правил безопасности и
        открытых исследований моделей поведение которых пока нельзя полностью
        предвидеть потому что данные вычислительные мощности и институты стран
        различаются учителя ученики инженеры надзорные органы и местные
        сообщества спрашивают что делает передовая модель как она ошибается кто
        отвечает за вред сотрудничество прозрачность подотчётность оценка""",
    "fr": """le système mondial de gouvernance exige des règles communes pour la
        sûreté et une recherche ouverte sur les modèles dont personne ne prévoit
        encore tout le comportement parce que données puissance de calcul et
        institutions diffèrent selon les pays enseignants élèves ingénieurs
        régulateurs et collectivités demandent ce que fait un modèle de pointe
        comment il échoue qui répond du dommage coopération transparence""",
    "ar": """يحتاج النظام العالمي للحوكمة إلى قواعد مشتركة للسلامة وإلى بحث مفتوح
        في النماذج التي لا يمكن بعد توقع سلوكها كاملا لأن البيانات والقدرة
        الحاسوبية والمؤسسات تختلف بين البلدان ويسأل المعلمون والطلاب والمهندسون
        والجهات الرقابية والمجتمعات المحلية ماذا يفعل النموذج المتقدم وكيف يخطئ
        ومن المسؤول عن الضرر التعاون الشفافية المساءلة التقييم""",
}
# Between words; inside a sentence; at its end; quotes.
MARKS = {
    "en": (" ", [", ", "; ", ": ", " — "], [". ", ". ", "? ", "! "], "“”"),
    "zh": ("", ["，", "、", "；", "："], ["。", "。", "？", "！"], "“”"),
    "ru": (" ", [", ", "; ", ": ", " — "], [". ", ". ", "? ", "! "], "«»"),
    "fr": (" ", [", ", " ; ", " : ", " — "], [". ", " ? ", " ! "], ("« ", " »")),
    "ar": (" ", ["، ", "؛ ", ": "], [". ", ". ", "؟ "], "«»"),
}


class Writer:
    """Sentences and blocks from a seeded generator."""

    def __init__(self, seed, langs):
        self.random = random.Random(seed)
        self.langs = langs
        self.words = {lang: WORDS[lang].split() for lang in langs}
        self.sections = 0

    def phrase(self, lang, low, high):
        count = self.random.randint(low, high)
        words = [self.random.choice(self.words[lang]) for _ in range(count)]
        return MARKS[lang][0].join(words)

    def clause(self, lang):
        opening, closing = MARKS[lang][3]
        text = self.phrase(lang, 4, 9)
        chance = self.random.random()
        gap = MARKS[lang][0]
        if chance < 0.08:
            text += gap + "**" + self.phrase(lang, 1, 3) + "**"
        elif chance < 0.14:
            text += gap + opening + self.phrase(lang, 1, 4) + closing
        elif chance < 0.19:
            text += gap + "[%s](https://example.org/%d)" % (
                self.phrase(lang, 1, 3), self.random.randrange(1000))
        elif chance < 0.23:
            text += gap + "*" + self.phrase(lang, 1, 2) + "*"
        elif chance < 0.26:
            text += gap + "(%d %%, `x_%d`)" % (
                self.random.randrange(100), self.random.randrange(100))
        return text

    def sentence(self, lang):
        clauses = [self.clause(lang) for _ in range(self.random.randint(1, 4))]
        text = clauses[0]
        for clause in clauses[1:]:
            text += self.random.choice(MARKS[lang][1]) + clause
        return text[0].upper() + text[1:] + self.random.choice(MARKS[lang][2])

    def para(self, lang, low=2, high=6):
        count = self.random.randint(low, high)
        return "".join(self.sentence(lang) for _ in range(count)).strip()

    def block(self, lang):
        chance = self.random.random()
        if chance < 0.70:
            return self.para(lang)
        if chance < 0.82:
            return "\n".join("- " + self.para(lang, 1, 2) for _ in range(4))
        if chance < 0.90:
            return "\n".join("%d. %s" % (i, self.para(lang, 1, 1))
                             for i in range(1, 4))
        if chance < 0.96:
            return "> " + self.para(lang, 1, 3)
        return "```\nresult = evaluate(model, %d)\n\tprint(result)\n```" % (
            self.random.randrange(1000))

    def section(self):
        lang = self.langs[self.sections % len(self.langs)]
        self.sections += 1
        level = "#" if self.sections % 8 == 1 else "##"
        parts = ["%s %s" % (level, self.phrase(lang, 3, 7))]
        parts += [self.block(lang) for _ in range(self.random.randint(4, 9))]
        return "\n\n".join(parts) + "\n\n"


def text(size, langs, seed=1):
    """Markdown of at least `size` bytes, cut after a section."""
    writer = Writer(seed, langs)
    parts = []
    done = 0
    while done < size:
        part = writer.section().encode()
        parts.append(part)
        done += len(part)
    return b"".join(parts)


def make(folder):
    """Writes every input that is not there yet; returns name -> path."""
    wanted = {name: (size, LANGS) for name, size in SIZES.items()}
    wanted.update({lang: (200 << 10, (lang,)) for lang in ("zh", "fr", "ru")})
    paths = {}
    os.makedirs(folder, exist_ok=True)
    for name, (size, langs) in wanted.items():
        path = os.path.join(folder, name.replace(" ", "").lower() + ".md")
        paths[name] = path
        if not os.path.exists(path):
            with open(path + ".new", "wb") as out:
                out.write(text(size, langs))
            os.rename(path + ".new", path)
    return paths
