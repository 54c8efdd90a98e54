using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Tests.Comparing;

/// <summary>Answers given for one edition, looked at by the next.</summary>
public class CarriedAnswersTests
{
    private static readonly CompiledModel First = Model(1, """
          - { id: staff, name: { zh: 员工, en: staff }, type: integer, unit: 人 }
          - { id: fax, name: { zh: 传真, en: fax }, type: bool }
          - { id: place, name: { zh: 地点, en: place }, type: single, options: [ { id: a, text: { zh: 甲, en: a } }, { id: b, text: { zh: 乙, en: b } } ] }
          - { id: tools, name: { zh: 工具, en: tools }, type: multi, options: [ { id: x, text: { zh: 丙, en: x } }, { id: y, text: { zh: 丁, en: y } } ] }
        """);

    private static readonly CompiledModel Second = Model(2, """
          - { id: staff, name: { zh: 员工, en: staff }, type: integer, unit: 人 }
          - { id: robots, name: { zh: 机器人, en: robots }, type: integer, unit: 人 }
          - { id: unread, name: { zh: 不看, en: not looked at }, type: bool }
          - { id: place, name: { zh: 地点, en: place }, type: single, options: [ { id: b, text: { zh: 乙, en: b } }, { id: c, text: { zh: 戊, en: c } } ] }
          - { id: tools, name: { zh: 工具, en: tools }, type: multi, options: [ { id: x, text: { zh: 丙, en: x } }, { id: z, text: { zh: 己, en: z } } ] }
        """);

    [Fact]
    public void What_is_no_longer_asked_and_options_there_no_longer_are_become_unknown()
    {
        var carried = Carry(new AnswerSheet().With("staff", "12").With("fax", "true").With("place", "a").With("tools", "x", "y"));

        carried.Sheet.Answers.Keys.ShouldBe(["staff"]);
        Ids(carried.NotCounted).ShouldBe(["fax", "place", "tools"]);
        Ids(carried.NotAsked).ShouldBe(["robots"]);
        carried.From.ToString().ShouldBe("test/grant@1");
    }

    [Fact]
    public void A_choice_that_still_exists_is_kept_and_new_options_are_named()
    {
        var carried = Carry(new AnswerSheet().With("place", "b").With("tools", "x"));

        carried.Sheet.Answers.Keys.ShouldBe(["place", "tools"], ignoreOrder: true);
        carried.NotCounted.ShouldBeEmpty();
        Ids(carried.WithNewOptions).ShouldBe(["tools"]);
    }

    [Fact]
    public void What_was_not_answered_is_neither_lost_nor_carried()
    {
        var carried = Carry(new AnswerSheet());

        (carried.NotCounted.Length, carried.WithNewOptions.Length, carried.Sheet.Answers.Count).ShouldBe((0, 0, 0));
        Ids(carried.NotAsked).ShouldBe(["robots"]);
    }

    private static CarriedAnswers Carry(AnswerSheet sheet) => CarriedAnswers.Of(sheet, First, Second);

    private static IEnumerable<string> Ids(IEnumerable<Field> fields) => fields.Select(f => f.Id);

    private static CompiledModel Model(int edition, string fields)
    {
        var compiled = ModelCompiler.Compile(new ModelSources(new SourceText("grant.yaml", $$"""
            model: test/grant@{{edition}}
            name: { zh: 补助, en: grant }
            authority: { document: "-", issuer: { zh: 测试, en: test } }
            effective: { from: 2025-01-01 }
            clauses: { all: { document: "-", place: { zh: 全文, en: whole }, confidence: high } }
            fields:
            {{fields}}
            derived: [ { id: many, name: { zh: 多, en: many }, formula: {{(edition == 1 ? "staff * 2" : "staff + robots")}}, unit: 人 } ]
            criteria:
              - { id: enough, name: { zh: 人数, en: staff }, clause: all, when: { value: many, atLeast: 10 } }
              - { id: chosen, name: { zh: 选择, en: choice }, clause: all, when: { any: [ { field: place, is: b }, { field: tools, has: x }{{(edition == 1 ? ", { field: fax, is: true }" : "")}} ] } }
            grades: [ { id: certified, name: { zh: 通过, en: certified }, requires: [ enough, chosen ] } ]

            """)));
        return compiled.Value.ShouldNotBeNull(string.Join("\n", compiled.Diagnostics));
    }
}
