using System.Text.Encodings.Web;
using System.Text.Unicode;
using RongTong.Web.Access;
using RongTong.Web.Pages.Accounts;
using RongTong.Web.Pages.Console;
using RongTong.Web.Pages.Fill;
using RongTong.Web.Pages.Start;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages;

/// <summary>Adds the pages to the service.</summary>
internal static class PageServices
{
    public static void AddPages(this IServiceCollection services)
    {
        // Chinese as Chinese; what HTML reads as markup is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<OfferedModels>().AddSingleton<WebForms>().AddSingleton<SheetDoor>().AddSingleton<SheetPeople>().AddSingleton<SheetLife>().AddSingleton<SheetRetention>().AddSingleton<ReportTemplates>();
        services.AddHostedService(s => s.GetRequiredService<SheetRetention>());
        services.AddConsole();
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddCascadingValue(s => PageView.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext!));
    }

    /// <summary>What stands around every answer: errors told in the look of the pages, the language kept.</summary>
    public static void UsePages(this WebApplication application)
    {
        application.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ErrorPages.AnswerAsync,
            SuppressDiagnosticsCallback = RequestIds.Tell,
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        application.UseStatusCodePages(context => ErrorPages.AnswerAsync(context.HttpContext));
        application.Use(next => http => PageLanguage.KeepAsync(http, next));
    }

    public static void MapPages(this WebApplication application)
    {
        var pages = application.MapGroup("").ExcludeFromDescription();
        var open = pages.MapGroup("").AllowAnonymous();
        PageAssets.Map(open);
        StartEndpoints.Map(open);
        DataEndpoints.MapUpload(open);
        var sheet = pages.MapGroup("/sheets/{id}").RequireAuthorization(Policies.FillSheet);
        SectionEndpoints.Map(sheet);
        SubmitEndpoints.Map(sheet);
        ReportEndpoints.Map(sheet);
        PeopleEndpoints.Map(sheet);
        DataEndpoints.Map(sheet);
        EvidenceEndpoints.Map(sheet);
        RoundEndpoints.Map(open);
        pages.MapConsole();
        SignInEndpoints.Map(pages);
        AccountEndpoints.Map(pages);
        KeyEndpoints.Map(pages);
        AuditEndpoints.Map(pages);
    }
}
