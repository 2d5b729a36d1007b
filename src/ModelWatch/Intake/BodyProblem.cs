namespace ModelWatch.Intake;

/// <summary>Answers to bodies that cannot be read.</summary>
internal static class BodyProblem
{
    public static IResult Encoding(string encoding) =>
        Results.Problem($"Content-Encoding {encoding} is not taken: send gzip or plain JSON.", statusCode: 415, title: "Unsupported encoding");

    public static IResult TooLarge() =>
        Results.Problem($"The body is larger than {IntakeLimits.LargestBody} bytes after unpacking: send it in parts.", statusCode: 413, title: "The body is too large");

    public static IResult TooDense() => Results.Problem(
        $"The gzip body is more than {IntakeLimits.LargestRatio} times as large unpacked: send it in parts that are less alike, or plain.",
        statusCode: 413,
        title: "The body is too large");

    public static IResult Damaged(string how) =>
        Results.Problem($"The gzip body is damaged: {how}. Nothing was stored; send it again.", statusCode: 400, title: "The body cannot be unpacked");

    public static IResult Nested() =>
        Results.Problem("What was unpacked is gzip again: pack the body once.", statusCode: 400, title: "The body cannot be unpacked");
}
