using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>For whom a standard is, in the words of one who has never read it. What it asks and decides stands in its model. Immutable.</summary>
internal static class ModelTexts
{
    private static readonly ImmutableArray<(string Model, LocalizedText ForWhom)> Words =
    [
        ("miit/sme-digital-level", new LocalizedText("想知道工厂数字化做到哪一步、下一步先做什么。所有中小企业都能填，制造业最合适。", "You want to know how far your factory has come with digital tools, and what to do next. Any small or medium firm; it suits manufacturers best.")),
        ("miit/srdi-sme", new LocalizedText("准备申报省级“专精特新”，先看够不够、差在哪。要用近两年的财务和研发数据。", "You plan to apply for the provincial title 专精特新 (specialised and innovative) and want to see what is missing. Have two years of accounts and R&D figures at hand.")),
        ("miit/little-giant", new LocalizedText("已经是“专精特新”，想再申报国家级“小巨人”。要用近三年数据和市场占有率材料。", "You hold the 专精特新 title and aim for the national Little Giant. Have three years of figures and proof of market share at hand.")),
        ("miit/innovative-sme", new LocalizedText("梯度培育的第一级。刚起步、有研发的企业先从这里开始。", "The first step of the ladder, for young firms that do research and development.")),
        ("most/tech-sme", new LocalizedText("想入库“科技型中小企业”。看科技人员、研发投入、成果三方面的得分。", "You want to be listed as a technology-based SME: points for staff, R&D spending and results.")),
        ("rongtong/integration-readiness", new LocalizedText("给大企业配套，或想进入大企业供应链，看哪条链上准备好了。", "You supply large firms, or want to, and want to see along which chains you are ready.")),
        ("miit/manufacturing-champion", new LocalizedText("在一种产品上做到国内前列，想申报制造业单项冠军。", "You lead the market in one product and aim for the title of Manufacturing Champion.")),
        ("miit/sme-size", new LocalizedText("只想知道自己算微型、小型、中型还是大型。三个数就够。", "You only want to know whether you count as micro, small, medium or large. Three figures are enough.")),
        ("eu/dma-sme", new LocalizedText("欧盟的数字成熟度问卷。有欧洲客户，或想和国外同行比较时用。", "The European digital maturity questionnaire: for firms with European customers, or to compare yourself abroad.")),
    ];

    /// <summary>The order in which standards are offered.</summary>
    public static ImmutableArray<string> Order { get; } = [.. Words.Select(w => w.Model)];

    /// <summary>For whom a standard is; null where nobody has written it.</summary>
    public static LocalizedText? ForWhom(string model) => Words.FirstOrDefault(w => w.Model == model).ForWhom;
}
