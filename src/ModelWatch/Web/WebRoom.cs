using Microsoft.Extensions.DependencyInjection.Extensions;

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
        return services;
    }

    /// <summary>Security headers of every answer, and pages for what is not found or fails. Stands first in the pipeline.</summary>
    public static IApplicationBuilder UseWeb(this IApplicationBuilder app) => app.UseMiddleware<WebPipeline>();
}
