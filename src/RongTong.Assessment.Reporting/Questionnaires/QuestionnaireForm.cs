using System.Collections.Immutable;
using System.Globalization;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Questionnaires;

/// <summary>What a section of a form is about.</summary>
public enum FormSectionKind
{
    /// <summary>Who answers.</summary>
    Enterprise,

    /// <summary>Questions that earn points.</summary>
    Questions,

    /// <summary>Scenes answered as levels.</summary>
    Scenes,

    /// <summary>Facts a decision rests on.</summary>
    Facts,

    /// <summary>What reviewers and officers state.</summary>
    Review,

    /// <summary>Facts of the shared catalogue that this model does not decide by.</summary>
    Other,
}

/// <summary>A section of a form: one sheet of a workbook. Immutable.</summary>
public sealed record FormSection(FormSectionKind Kind, LocalizedText Name, ImmutableArray<FormGroup> Groups)
{
    /// <summary>Everything it asks.</summary>
    public IEnumerable<FormItem> Items => Groups.SelectMany(g => g.Items);
}

/// <summary>Items that belong together; without a name where there is nothing to say. Immutable.</summary>
public sealed record FormGroup(LocalizedText? Name, ImmutableArray<FormItem> Items);

/// <summary>
/// Everything a model asks, in the order and the groups in which people fill it in: the one plan behind the workbook and the paper version.
/// Every answerable id of the model stands in it once. Immutable and thread-safe.
/// </summary>
public sealed record QuestionnaireForm
{
    private QuestionnaireForm(CompiledModel compiled, ImmutableArray<FormSection> sections) => (Compiled, Sections) = (compiled, sections);

    /// <summary>The model.</summary>
    public CompiledModel Compiled { get; }

    /// <summary>The sections, in the order of filling in.</summary>
    public ImmutableArray<FormSection> Sections { get; }

    /// <summary>Everything the form asks.</summary>
    public IEnumerable<FormItem> Items => Sections.SelectMany(s => s.Items);

    /// <summary>Ids of the titles whose records can stand on a sheet for this model; empty where none counts.</summary>
    public IEnumerable<string> Titles => Compiled.Model.Fields.SelectMany(f => f.Titles).Distinct(StringComparer.Ordinal);

    /// <summary>The form of a model.</summary>
    public static QuestionnaireForm Of(CompiledModel compiled) => new(compiled, new Builder(compiled.Model).Build(compiled));

    /// <summary>Takes every field once, wherever it fits first.</summary>
    private sealed class Builder(EvaluationModel model)
    {
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

        public ImmutableArray<FormSection> Build(CompiledModel compiled)
        {
            var sections = ImmutableArray.CreateBuilder<FormSection>();
            sections.Add(EnterpriseSection.Of(model));
            foreach (var dimension in model.Root?.Children ?? []) Add(sections, FormSectionKind.Questions, dimension.Name, Questions(dimension));
            if (model.Scenes is { } scenes) Add(sections, FormSectionKind.Scenes, scenes.Name, scenes.Groups.Select(g => new FormGroup(g.Name, [.. g.Scenes.Select(s => Scene(s, scenes))])));
            var uses = FactUse.Of(compiled).Select(u => (u.For, Facts: u.Facts.Where(f => !_taken.Contains(f.Id)).ToList())).ToList();
            Add(sections, FormSectionKind.Facts, new LocalizedText("填报事实", "Facts"), uses.Select(u => new FormGroup(u.For ?? OfCourse, Facts(u.Facts.Where(f => f.AnsweredBy == AnsweredBy.Enterprise)))));
            Add(sections, FormSectionKind.Review, new LocalizedText("审核填写", "For reviewers"),
            [
                new FormGroup(new LocalizedText("由主管部门或其他系统填入", "Stated by the department or another system"), Facts(uses.SelectMany(u => u.Facts).Where(f => f.AnsweredBy == AnsweredBy.Imported))),
                new FormGroup(new LocalizedText("由评审专家认定", "Decided by reviewers"), Facts(uses.SelectMany(u => u.Facts).Where(f => f.AnsweredBy == AnsweredBy.Reviewer))),
            ]);
            Add(sections, FormSectionKind.Other, new LocalizedText("其他事实", "Other facts"),
            [
                new FormGroup(new LocalizedText("这一标准不据此判定；填了的参与数据核对，可以整页留空", "This standard does not decide by them; what is stated takes part in the checks. The page may be left empty"), Rest(model.Fields.Where(f => f.AnsweredBy == AnsweredBy.Enterprise))),
                new FormGroup(new LocalizedText("由审核方填写", "Stated by those who review"), Rest(model.Fields.Where(f => f.AnsweredBy != AnsweredBy.Enterprise))),
            ]);
            return sections.ToImmutable();
        }

        private static LocalizedText OfCourse => new("判定程序所需", "Asked by the procedure");

        private static void Add(ImmutableArray<FormSection>.Builder sections, FormSectionKind kind, LocalizedText name, IEnumerable<FormGroup> groups)
        {
            var filled = groups.Where(g => g.Items.Length > 0).ToImmutableArray();
            if (!filled.IsEmpty) sections.Add(new FormSection(kind, name, filled));
        }

        private IEnumerable<FormGroup> Questions(Indicator dimension) => dimension.Children.IsEmpty
            ? [new FormGroup(null, Questions(dimension.Awards))]
            : dimension.Children.Select(c => new FormGroup(c.Name, Questions(c.SelfAndDescendants().SelectMany(n => n.Awards))));

        private ImmutableArray<FormItem> Questions(IEnumerable<Award> awards) =>
            [.. awards.Where(a => a is { IsQuestion: true, Question: not null }).SelectMany(a => Facts(a.Form).Select(f => f with { IsPart = true }).Prepend(Question(a)))];

        private FormItem Question(Award award)
        {
            var field = award.Question!;
            _taken.Add(field.Id);
            var item = Item(field);
            var marks = Paper.Number(award.OutOf);
            var how = item.Control switch
            {
                FormControl.OneOf => new LocalizedText("单选", "one answer"),
                FormControl.Ticks => new LocalizedText("可多选", "several answers"),
                _ => new LocalizedText("填数", "a number"),
            };
            return item with
            {
                Number = field.Number?.ToString(CultureInfo.InvariantCulture) ?? "",
                Caption = new LocalizedText($"{how.Zh}，满分 {marks} 分", $"{how.En}, {marks} points at most"),
                MayBeLeft = award.From is null ? item.MayBeLeft : new LocalizedText("可由数字推定", "else by the figures"),
            };
        }

        private FormItem Scene(Scene scene, SceneSet scenes)
        {
            _taken.Add(scene.Id);
            var tags = scenes.Tags.Keys.Order(StringComparer.Ordinal).ToList();
            var marks = scene.Tags.Where(scenes.Tags.ContainsKey).Select(t => (Mark: FixedWords.TagMark(tags.IndexOf(t)), Name: scenes.Tags[t])).ToList();
            return new FormItem(FormItem.Answer + scene.Id, scene.Field, FormControl.OneOf)
            {
                Caption = marks.Count == 0 ? null : new LocalizedText(string.Join("，", marks.Select(m => $"{m.Mark} {m.Name.Zh}")), string.Join(", ", marks.Select(m => $"{m.Mark} {m.Name.En}"))),
                Choices = [.. scene.Field.Options.Select((o, i) => new FormChoice(o.Id, i < scenes.LevelNames.Length ? scenes.LevelNames[i] : LocalizedText.Same(o.Id), i == 0 ? null : scene.Levels.ElementAtOrDefault(i - 1)?.Text))],
            };
        }

        /// <summary>Those of the facts that were not taken before.</summary>
        private ImmutableArray<FormItem> Facts(IEnumerable<Field> fields) => [.. fields.Where(f => _taken.Add(f.Id)).Select(Item)];

        /// <summary>Facts nobody has to state.</summary>
        private ImmutableArray<FormItem> Rest(IEnumerable<Field> fields) =>
            [.. Facts(fields).Select(i => i with { MayBeLeft = i.Control == FormControl.Code ? new LocalizedText("不填取“企业情况”的", "as under Enterprise") : new LocalizedText("可不填", "optional") })];

        private FormItem Item(Field field) => new(FormItem.Answer + field.Id, field, ControlOf(field))
        {
            Choices = ChoicesOf(field),
            MayBeLeft = field.Unanswered == Unanswered.NothingClaimed ? new LocalizedText("没有就不填", "open if none")
                : model.Uses.Any(u => u.Field == field.Id) ? new LocalizedText("可由数字算出", "else computed") : null,
        };
    }

    private static FormControl ControlOf(Field field) => field.Type switch
    {
        FieldType.Bool or FieldType.Single or FieldType.Level => FormControl.OneOf,
        FieldType.Multi => FormControl.Ticks,
        FieldType.Integer => FormControl.Integer,
        FieldType.Ratio => FormControl.Percent,
        FieldType.Date => FormControl.Date,
        FieldType.Text => field.IsCreditCode ? FormControl.Code : FormControl.Text,
        _ => FormControl.Number,
    };

    /// <summary>Yes and no; else the options, each with the letter of the official form or one of its own, so that no two look alike.</summary>
    private static ImmutableArray<FormChoice> ChoicesOf(Field field)
    {
        if (field.Type == FieldType.Bool) return [new FormChoice("true", new LocalizedText("是", "Yes")), new FormChoice("false", new LocalizedText("否", "No"))];
        var hasOwn = field.Options.All(o => o.Letter is not null) && field.Options.Select(o => o.Letter).Distinct(StringComparer.Ordinal).Count() == field.Options.Length;
        return
        [
            .. field.Options.Select((o, i) =>
            {
                var letter = hasOwn ? o.Letter : Office.Excel.CellName.Letters(i);
                return new FormChoice(o.Id, new LocalizedText($"{letter} {o.Text.Zh}", $"{letter} {o.Text.En}"), IsExclusive: o.Exclusive);
            }),
        ];
    }
}
