using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace RongTong.Web.Pages;

/// <summary>Answers with a page. Stateless.</summary>
internal static class PageResult
{
    /// <summary>A page with what it shows, by the names of its parameters.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <param name="shown">Values of its parameters.</param>
    /// <param name="status">Status of the answer.</param>
    public static RazorComponentResult<TPage> With<TPage>(IReadOnlyDictionary<string, object?> shown, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(shown) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A page with what it shows; the names are those of its parameters.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <param name="shown">Values of its parameters.</param>
    /// <param name="status">Status of the answer.</param>
    public static RazorComponentResult<TPage> Of<TPage>(object? shown = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(shown ?? new { }) { StatusCode = status, PreventStreamingRendering = true };
}
