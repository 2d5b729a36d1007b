namespace ModelWatch.Demo.Traffic;

/// <summary>The signs in a case narrative, each 0 or 1, and a text that carries them.</summary>
internal readonly record struct Narrative(int Danger, int Hospital, int Again, int Vague)
{
    /// <summary>Words by which a reader, or the model, finds each sign again.</summary>
    public const string DangerWord = "life-threatening", HospitalWord = "hospital", AgainWord = "follow-up", VagueWord = "unknown product";
    private static readonly string[] Symptoms = ["rash", "nausea", "dizziness", "headache", "fatigue", "palpitations", "fever", "oedema"];

    public static Narrative Draw(Random random) =>
        new(Flag(random, .08), Flag(random, .2), Flag(random, .15), Flag(random, .1));

    public string Text(Random random, int days)
    {
        var text = $"{Symptoms[random.Next(Symptoms.Length)]} and {Symptoms[random.Next(Symptoms.Length)]} {days} days after dose";
        return text
            + (Danger > 0 ? ", judged " + DangerWord : "")
            + (Hospital > 0 ? ", admitted to " + HospitalWord : "")
            + (Again > 0 ? ", " + AgainWord + " to an earlier report" : "")
            + (Vague > 0 ? ", " + VagueWord : "") + ".";
    }

    private static int Flag(Random random, double share) => random.Chance(share) ? 1 : 0;
}
