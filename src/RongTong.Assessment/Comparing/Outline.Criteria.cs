using RongTong.Models;
using RongTong.Text;

namespace RongTong.Comparing;

internal sealed partial class Outline
{
    private void AddCriteria()
    {
        foreach (var criterion in _model.Criteria) Add(criterion, null, TopRole(criterion.Id));
    }

    private void Add(Criterion criterion, OutlineNode? parent, Statement role)
    {
        var requirement = criterion.Grouping switch
        {
            Grouping.All => Said(Aspect.Requirement, new LocalizedText("以下须全部符合", "all of these")),
            Grouping.Any => Said(Aspect.Requirement, new LocalizedText("以下符合一项即可", "one of these")),
            Grouping.Some => Said(Aspect.Requirement, new LocalizedText($"以下至少符合 {Number(criterion.AtLeast)} 项", $"at least {Number(criterion.AtLeast)} of these")),
            _ => Said(Aspect.Requirement, "", RuleSpelling.Of(criterion.When!), _words.Of(criterion.When!)),
        };
        var node = Add(ModelPart.Criteria, criterion.Id, criterion.Name, criterion.Span, parent,
            [requirement, .. Conditional(Aspect.Applies, criterion.Applies), role, .. Optional(Aspect.Label, criterion.Label), .. Optional(Aspect.Note, criterion.Note), .. Cited(criterion.Clause)],
            criterion.When is { } when ? RuleSpelling.Subject(when) : null, criterion.When is { } whole ? RuleSpelling.Of(whole) : null);
        var inside = criterion.Grouping switch
        {
            Grouping.Any => new Statement(Aspect.Role, "", null, "", new LocalizedText($"“{criterion.Name.Zh}”的途径之一", $"one way to meet '{criterion.Name.En}'")) { Names = [criterion.Id] },
            Grouping.Some => new Statement(Aspect.Role, "", null, "", new LocalizedText($"“{criterion.Name.Zh}”中的一项", $"one item of '{criterion.Name.En}'")) { Names = [criterion.Id] },
            // What stands in a group that must hold as a whole counts as the group does.
            _ => role,
        };
        foreach (var part in criterion.Parts) Add(part, node, inside);
    }

    private Statement TopRole(string id) =>
        _model.Grades.Any(g => g.Requires.Any(r => r.Id == id)) ? Said(Aspect.Role, new LocalizedText("必须符合", "must be met"))
        : _model.Recommendation?.Requires.Any(r => r.Id == id) == true ? Said(Aspect.Role, new LocalizedText("只影响是否推荐", "for the recommendation only"))
        : Said(Aspect.Role, new LocalizedText("由其他条件引用", "referred to by other criteria"));
}
