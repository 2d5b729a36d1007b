using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ModelWatch.Web.Charts;

namespace ModelWatch.Web.Parts;

/// <summary>Writes a drawing as inline SVG. Every attribute and text is escaped by the renderer.</summary>
public sealed class DrawingSvg : ComponentBase
{
    [Parameter, EditorRequired]
    public required Drawing Drawing { get; set; }

    [Parameter]
    public string? Style { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "viewBox", $"0 0 {Mark.Number(Drawing.Width)} {Mark.Number(Drawing.Height)}");
        if (Drawing.Stretched) builder.AddAttribute(9, "preserveAspectRatio", "none");
        if (Style is not null) builder.AddAttribute(2, "class", Style);
        if (Drawing.Label is null) builder.AddAttribute(3, "aria-hidden", "true");
        else
        {
            builder.AddAttribute(4, "role", "img");
            builder.AddAttribute(5, "aria-label", Drawing.Label);
        }
        foreach (var mark in Drawing.Marks) Write(builder, mark);
        builder.CloseElement();
    }

    private static void Write(RenderTreeBuilder builder, Mark mark)
    {
        builder.OpenElement(6, mark.Element);
        foreach (var (name, value) in mark.Attributes) builder.AddAttribute(7, name, value);
        if (mark.Text is not null) builder.AddContent(8, mark.Text);
        builder.CloseElement();
    }
}
