using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>Who may come in and do what, as services and as steps every request passes.</summary>
internal static class AccessServices
{
    public static void AddAccess(this IServiceCollection services, Database database, ServeOptions options)
    {
        services.AddSingleton<SessionStore>().AddSingleton<ApiKeyStore>().AddSingleton<AccountStore>().AddSingleton<AttemptStore>().AddSingleton<SecondFactorStore>().AddSingleton<LinkGuard>();
        services.AddSingleton<AuditLog>().AddSingleton<SignIn>().AddSingleton<FirstRun>();
        services.AddRateLimits(options);
        services.AddDataProtection().SetApplicationName("rongtong");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new ProtectionKeys(database, options.Clock));
        services.AddAntiforgery(forms =>
        {
            forms.HeaderName = FormGuard.Header;
            forms.Cookie.Name = "rongtong-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // Every answer forbids frames already.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication(CallerAuthentication.Name).AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.Name, null);
        services.AddAuthorization(Policies.Add);
    }

    public static void UseAccess(this IApplicationBuilder application, ServeOptions options)
    {
        application.UseAuthentication();
        // Who shows a key that has ended is to know it, also where none is needed.
        application.Use(async (context, next) =>
        {
            if (context.Request.Headers.Authorization.Count > 0 && Caller.Of(context).Key is null) await context.ChallengeAsync();
            else await next(context);
        });
        // Accounts without a second factor, where one is demanded, can set it up and leave.
        application.Use((context, next) =>
        {
            var mayNot = options.RequireSecondFactor && Caller.Of(context).Account is { HasSecondFactor: false } && context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not (null or Policies.SignedIn);
            if (!mayNot) return next(context);
            context.Response.Redirect("/account");
            return Task.CompletedTask;
        });
        application.UseRateLimiter();
        application.UseAuthorization();
        application.UseMiddleware<FormGuard>();
    }
}
