using System.Net.Http.Headers;

namespace ModelWatch.Commands;

/// <summary>How every command speaks to a service: with the key of the environment, never of the command line, which others can see.</summary>
internal static class KeyedClient
{
    public static HttpClient Create()
    {
        var client = new HttpClient();
        if (Environment.GetEnvironmentVariable(RefusedKey.Variable) is { Length: > 0 } key)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }
}
