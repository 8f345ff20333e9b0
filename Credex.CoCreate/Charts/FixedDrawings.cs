using Credex.CoCreate.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;

namespace Credex.CoCreate.Charts;

/// <summary>Components without words or parameters, which are the same on every page to everybody: drawn once.</summary>
public sealed class FixedDrawings(RegionRenderer renderer)
{
    private readonly Lazy<Task<IHtmlContent>> logo = new(() => DrawAsync<Logo>(renderer));
    private readonly Lazy<Task<IHtmlContent>> sprite = new(() => DrawAsync<ShapeSprite>(renderer));

    /// <summary>The mark of the product; needs the sprite.</summary>
    public Task<IHtmlContent> LogoAsync() => logo.Value;

    /// <summary>The shapes that everything else of a page points to; first in its body.</summary>
    public Task<IHtmlContent> SpriteAsync() => sprite.Value;

    private static async Task<IHtmlContent> DrawAsync<TComponent>(RegionRenderer renderer)
        where TComponent : IComponent =>
        new HtmlString(await renderer.RenderAsync(RegionContent.Of<TComponent>(), "en"));
}
