namespace ModelWatch.Intake;

/// <summary>What a JSON value is, as the content hash tells apart.</summary>
internal enum JsonKind : byte { Text = 1, Number = 2, True = 3, False = 4, Null = 5, Object = 6, Array = 7 }
