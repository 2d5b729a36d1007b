namespace ModelWatch.Doors.CloudEvents;

/// <summary>Sorts CloudEvents into work: native events, halves of calls, outcomes, refusals. Lives for one request.</summary>
internal sealed class CloudEventSorter(ModelRouter router, DoorOptions options)
{
    public void Sort(CloudEvent cloud, int index, DoorWork work)
    {
        var kind = EventClass.Of(cloud);
        work.Door = kind.Door;
        if (router.Find(cloud["inferenceservicename"], cloud["modelid"], cloud["model"]) is not { } plan)
        {
            var name = cloud["inferenceservicename"] ?? cloud["modelid"];
            work.Reject(index, ForeignReason.UnknownModel, name is null
                ? "The event names no model: ce-inferenceservicename and ce-modelid are missing."
                : $"No plan is known for the model {Rows.JsonRows.Shown(name)}.");
            return;
        }

        switch (kind.Kind)
        {
            case EventKind.Native:
                NativeEvent.Add(cloud, plan, index, work);
                break;
            case EventKind.Feedback:
                SeldonFeedback.Add(cloud, plan, kind.Key, index, work);
                break;
            default:
                HalfEvent.Add(cloud, kind, plan, options, index, work);
                break;
        }
    }
}
