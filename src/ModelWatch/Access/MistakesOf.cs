using Microsoft.Extensions.Options;

namespace ModelWatch.Access;

/// <summary>Hears of all mistakes of a section at once, those of single values and names that it does not have.</summary>
internal sealed class MistakesOf<TOptions>(IConfigurationSection section, Func<TOptions, IEnumerable<string>> mistakes) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        List<string> found = [.. UnknownSettings.Of<TOptions>(section), .. mistakes(options)];
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
