import assert from 'node:assert/strict';
import path from 'node:path';
import ts from 'typescript';

export type Resolution = 'Bundler' | 'NodeNext';

/** A file of a user's of the package, whose types are all checked: those of the package too. */
export class Consumer {
  readonly #program: ts.Program;
  readonly #file: ts.SourceFile;

  constructor(folder: string, text: string, resolution: Resolution) {
    const name = path.join(folder, `consumer-${resolution}.mts`);
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: resolution === 'Bundler' ? ts.ModuleKind.ESNext : ts.ModuleKind[resolution],
      moduleResolution: ts.ModuleResolutionKind[resolution],
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    const host = ts.createCompilerHost(options);
    this.#program = ts.createProgram([name], options, {
      ...host,
      fileExists: (file) => file === name || host.fileExists(file),
      getSourceFile: (file, version, ...more) =>
        file === name
          ? ts.createSourceFile(file, text, version)
          : host.getSourceFile(file, version, ...more),
    });
    const source = this.#program.getSourceFile(name);
    assert(source);
    this.#file = source;
  }

  /** What the compiler says against it, by file. */
  get problems(): string[] {
    return ts
      .getPreEmitDiagnostics(this.#program)
      .map(
        ({ file, messageText }) =>
          `${file ? path.basename(file.fileName) : ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
  }

  /** The members of the type that is called by that name here. */
  membersOf(name: string): string[] {
    const checker = this.#program.getTypeChecker();
    const alias = this.#file.statements.find(
      (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === name,
    );
    assert(alias, `There is no type ${name}.`);
    return checker
      .getTypeAtLocation(alias)
      .getProperties()
      .map((property) => property.name);
  }
}
