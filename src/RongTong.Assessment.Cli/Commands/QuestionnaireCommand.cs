using System.CommandLine;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>questionnaire …</c>: a model as a form to be filled in without this program, and back.</summary>
internal static class QuestionnaireCommand
{
    public static Command Create(CommandContext context, Language language) => new("questionnaire", language.Of("离线问卷：导出给企业填，填好读回。", "Questionnaires to be filled in offline: export, and back."))
    {
        QuestionnaireExportCommand.Create(context, language),
        QuestionnaireImportCommand.Create(context, language),
    };
}
