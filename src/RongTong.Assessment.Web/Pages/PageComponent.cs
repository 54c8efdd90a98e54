using Microsoft.AspNetCore.Components;
using RongTong.Text;

namespace RongTong.Web.Pages;

/// <summary>A page, or a part of one. Knows the request it belongs to.</summary>
public abstract class PageComponent : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public PageView View { get; set; } = null!;

    /// <summary>A text in the language of the page.</summary>
    protected string T(LocalizedText text) => text.In(View.Language);

    /// <summary>Two wordings, the one of the page; for short marks such as brackets.</summary>
    protected string T(string zh, string en) => View.Language == Language.Zh ? zh : en;

    /// <summary>A name and what it is the name of: 链接：王敏.</summary>
    protected string Of(LocalizedText head, string what) => $"{T(head)}{T("：", ": ")}{what}";

    /// <summary>The address of an asset.</summary>
    protected static string Asset(string name) => PageAssets.Address(name);
}
