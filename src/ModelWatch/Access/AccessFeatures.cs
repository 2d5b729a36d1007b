namespace ModelWatch.Access;

/// <summary>What the gate found out, for the endpoints behind it.</summary>
internal static class AccessFeatures
{
    /// <summary>The caller's rights; none where no gate stands before the endpoint.</summary>
    public static AccessRights Rights(this HttpContext http) => http.Features.Get<AccessRights>() ?? AccessRights.None;

    /// <summary>The model that the address names, or null.</summary>
    public static string? RouteModel(this HttpContext http) => http.Request.RouteValues.TryGetValue("model", out var value) ? value as string : null;
}
