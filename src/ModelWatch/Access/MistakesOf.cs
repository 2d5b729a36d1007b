using Microsoft.Extensions.Options;

namespace ModelWatch.Access;

/// <summary>Hears of all mistakes of a section at once.</summary>
internal sealed class MistakesOf<TOptions>(Func<TOptions, IEnumerable<string>> mistakes) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        List<string> found = [.. mistakes(options)];
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
