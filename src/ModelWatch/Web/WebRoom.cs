using Microsoft.Extensions.DependencyInjection.Extensions;
using ModelWatch.Web.Queries;

namespace ModelWatch.Web;

/// <summary>Registers this room.</summary>
internal static class WebRoom
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "modelwatch-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRazorComponents();
        services.AddSingleton<ReferenceLookup>().AddSingleton<ProfileReader>().AddSingleton<RecordReader>().AddSingleton<PageSource>();
        return services;
    }

    /// <summary>Security headers of every answer, and pages for what is not found or fails. Stands first in the pipeline.</summary>
    public static IApplicationBuilder UseWeb(this IApplicationBuilder app) => app.UseMiddleware<WebPipeline>();
}
