using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>What is compared of a node.</summary>
public enum Aspect
{
    /// <summary>Its name or question text.</summary>
    Name,

    /// <summary>Short name beside others.</summary>
    Label,

    /// <summary>Number of the document that states the standard.</summary>
    Document,

    /// <summary>Who issued it.</summary>
    Issuer,

    /// <summary>First and last day.</summary>
    InForce,

    /// <summary>Days on which some sheets fall under the edition all the same.</summary>
    Transition,

    /// <summary>Models whose grades answer its questions.</summary>
    Uses,

    /// <summary>Choices without which nothing is decided.</summary>
    Needs,

    /// <summary>Whether the grades are classes.</summary>
    Classes,

    /// <summary>What a criterion or check asks for.</summary>
    Requirement,

    /// <summary>When it applies.</summary>
    Applies,

    /// <summary>Whether a criterion must be met, is one route of several, or only counts for the recommendation.</summary>
    Role,

    /// <summary>The criteria a grade or a recommendation requires.</summary>
    Requires,

    /// <summary>Full mark.</summary>
    FullMark,

    /// <summary>Share of the parent.</summary>
    Weight,

    /// <summary>How children make their parent.</summary>
    Combine,

    /// <summary>Most points of a sum.</summary>
    Cap,

    /// <summary>What a removed node of the tree was made of.</summary>
    Parts,

    /// <summary>What an award measures.</summary>
    Measured,

    /// <summary>Points by band, by yes and no, or by formula.</summary>
    Scale,

    /// <summary>Points of an option.</summary>
    Option,

    /// <summary>What an option or a level says.</summary>
    Text,

    /// <summary>Marks that counts ask for.</summary>
    Tags,

    /// <summary>Kind of value, unit and range.</summary>
    Kind,

    /// <summary>Who answers.</summary>
    AnsweredBy,

    /// <summary>What no answer means.</summary>
    Unanswered,

    /// <summary>What "not applicable" does.</summary>
    NotApplicable,

    /// <summary>Titles whose valid record makes a fact true.</summary>
    Titles,

    /// <summary>How a value is computed.</summary>
    Formula,

    /// <summary>Whether a check sends the sheet back.</summary>
    Severity,

    /// <summary>What a check tells.</summary>
    Message,

    /// <summary>The clause cited.</summary>
    Clause,

    /// <summary>Place in a document.</summary>
    Place,

    /// <summary>What a clause says, in short.</summary>
    Rule,

    /// <summary>How sure we are.</summary>
    Confidence,

    /// <summary>Why we are this sure.</summary>
    Basis,

    /// <summary>What it means to hold a grade.</summary>
    Meaning,

    /// <summary>Remark.</summary>
    Note,

    /// <summary>How to answer.</summary>
    Help,

    /// <summary>What an assessor wants to see.</summary>
    Evidence,
}

/// <summary>Aspects in words, and which of them can change a decision.</summary>
public static class Aspects
{
    /// <summary>Whether a difference in it can make a sheet come out otherwise; the rest is wording and reference.</summary>
    public static bool Decides(this Aspect aspect) => aspect is not (Aspect.Name or Aspect.Label or Aspect.Document or Aspect.Issuer or Aspect.Message
        or Aspect.Clause or Aspect.Place or Aspect.Rule or Aspect.Confidence or Aspect.Basis or Aspect.Meaning or Aspect.Note or Aspect.Help or Aspect.Evidence);

    /// <summary>What it is called.</summary>
    public static LocalizedText Words(this Aspect aspect) => aspect switch
    {
        Aspect.Name => new("名称", "name"),
        Aspect.Label => new("简称", "short name"),
        Aspect.Document => new("文号", "document"),
        Aspect.Issuer => new("发布机关", "issuer"),
        Aspect.InForce => new("适用期", "in force"),
        Aspect.Transition => new("过渡安排", "transition"),
        Aspect.Uses => new("引用的标准", "builds on"),
        Aspect.Needs => new("必填的选择", "needs"),
        Aspect.Classes => new("等级是分类", "grades are classes"),
        Aspect.Requirement => new("要求", "requirement"),
        Aspect.Applies => new("适用于", "applies when"),
        Aspect.Role => new("性质", "role"),
        Aspect.Requires => new("须满足", "requires"),
        Aspect.FullMark => new("满分", "full mark"),
        Aspect.Weight => new("占上级", "share of parent"),
        Aspect.Combine => new("合计办法", "combined by"),
        Aspect.Cap => new("最高", "at most"),
        Aspect.Parts => new("组成", "made of"),
        Aspect.Measured => new("按什么计分", "measures"),
        Aspect.Scale => new("计分", "points"),
        Aspect.Option => new("选项", "option"),
        Aspect.Text => new("内容", "text"),
        Aspect.Tags => new("标记", "tags"),
        Aspect.Kind => new("填报内容", "kind of value"),
        Aspect.AnsweredBy => new("由谁填", "answered by"),
        Aspect.Unanswered => new("不填的含义", "left open it means"),
        Aspect.NotApplicable => new("填“不适用”", "not applicable"),
        Aspect.Titles => new("对应的称号", "titles"),
        Aspect.Formula => new("算法", "formula"),
        Aspect.Severity => new("不合时", "otherwise"),
        Aspect.Message => new("提示", "message"),
        Aspect.Clause => new("依据", "clause"),
        Aspect.Place => new("条款", "place"),
        Aspect.Rule => new("规定", "rule"),
        Aspect.Confidence => new("可信度", "confidence"),
        Aspect.Basis => new("说明", "why"),
        Aspect.Meaning => new("含义", "meaning"),
        Aspect.Note => new("注", "note"),
        Aspect.Help => new("填报说明", "how to answer"),
        _ => new("佐证", "evidence"),
    };
}
