using Microsoft.Extensions.Options;

namespace ModelWatch.Doors.Folders;

/// <summary>Tells every mistake of the watched folders at start.</summary>
internal sealed class FolderListCheck : IValidateOptions<FolderList>
{
    public ValidateOptionsResult Validate(string? name, FolderList options)
    {
        var faults = options.Items.Select((folder, i) => folder.Fault(i)).OfType<string>().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
